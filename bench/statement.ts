/** What a check-in is worth, in every contender. */
export const POINTS = 5;

/** The tables of the two that do without Emcee. */
export const bareTables = `
  create table points (member_id bigint primary key, total int not null default 0);
  create table check_in (member_id bigint, day date, primary key (member_id, day));`;

/** The whole check-in as one hand-written statement; `member` is a parameter in the caller's notation. */
export const bareCheckIn = (member: string) => `
  with counted as (
    insert into check_in (member_id, day) values (${member}, current_date)
    on conflict do nothing returning member_id)
  update points set total = total + ${POINTS} from counted
  where points.member_id = counted.member_id returning total`;
