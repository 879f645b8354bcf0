import type { Departure, ListingKind } from './command.ts';
import type { DeclaredDeparture, DeclaredFeed, DeclaredListing, Part } from './declaration.ts';
import type { Feed } from './feed.ts';

/** What reaches beyond the spaces: a platform's calendar, an address on the web, who leaves. */
export function reaching<Settings, Texts>() {
  type P<T> = Part<Settings, Texts, T>;
  return {
    listing:
      <Row>(declared: DeclaredListing<Settings, Texts, Row>): P<ListingKind> =>
      ({ settings, texts }) => ({
        kind: declared.kind,
        async draw(community, record, sql) {
          const row = await declared.load(sql, community, record);
          const shown = { settings, say: texts[community.language], community };
          return row === undefined ? undefined : declared.view(row, shown);
        },
      }),

    departure:
      (declared: DeclaredDeparture<Settings, Texts>): P<Departure> =>
      ({ settings, texts }) => ({
        run: (memberId, { community }, work) =>
          declared.run(memberId, { community, settings, say: texts[community.language] }, work),
      }),

    feed:
      (declared: DeclaredFeed<Settings, Texts>): P<Feed> =>
      ({ settings, texts }) => ({
        ...declared,
        draw: (reader, { community }, sql) =>
          declared.draw(reader, { community, settings, say: texts[community.language] }, sql),
      }),
  };
}
