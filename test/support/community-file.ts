/** A community's file in which everything stands that a file may hold. */
export const goodFile = `community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: zh
dayStarts: 04:00
spaces:
  hall: { web: hall }
  group: { telegram: -1001234567890, topic: 7 }
  server: { discord: "112233445566778899", guild: "998877665544332211" }
roles:
  planner: { telegram: [77001], discord: ["role:112233445566770001"], web: [mei] }
  admin: { discord: ["112233445566770002"] }
playground:
  people: { mei: Mei, lin: 林 }
operations:
  check-in: { points: 7, streaks: { 7: 20 }, makeUp: { price: 5, within: 7d } }
timetable:
  morning card:
    cron: "0 8 * * *"
    run: checkin card
    in: [hall, group, server]
    late: 2h30m
    except: [2026-12-25]
  big quiz:
    at: 2026-12-21T20:00
    run: quiz start
    with: { bank: tea, questions: 5, pace: fast, to: hall }
    in: hall
`;
