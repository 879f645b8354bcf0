/** What is told of the timetable's entries. */
export const timetable = {
  nameLength: 'the name of an entry has 1 to 64 characters',
  eitherTime: 'an entry needs either cron: "0 8 * * *" or at: 2026-12-21T20:00',
  noPattern: (it: { cron: string; why: string }) =>
    `"${it.cron}" is no pattern of times: ${it.why}`,
  everyMinute: (it: { cron: string; once: string }) =>
    `"${it.cron}" runs every minute; once an hour would be "${it.once}"`,
  inBrackets: '; a list stands in brackets: [one, other]',
  spaceTwice: (it: { name: string }) => `${it.name} stands here twice`,
  neverRuns: 'this never runs: no such date comes, or it is left out',
  skipped: (it: { at: string; zone: string; real: string }) =>
    `there is no ${it.at} because of a clock change in ${it.zone}; this will run at ${it.real}`,
  comesTwice: (it: { at: string; zone: string }) =>
    `${it.at} comes twice because of a clock change in ${it.zone}; this will run the first time`,
  noMonth: (it: { date: string }) => `there is no ${it.date}: months go from 01 to 12`,
  noDay: (it: { date: string; last: number }) =>
    `there is no ${it.date}: that month has ${it.last} days`,
  outOfReach: (it: { date: string; first: string; last: string }) =>
    `${it.date} is out of reach: dates go from ${it.first} to ${it.last}`,
  noTime: (it: { time: string }) => `there is no ${it.time}: times go from 00:00 to 23:59`,

  isComment: (it: { comment: string }) =>
    `"${it.comment}" is a comment and will not be said; put the text in quotes`,
  noCommand: (it: { name: string }) => `there is no command "${it.name}"`,
  memberCommand: (it: { name: string }) =>
    `"${it.name}" is done by members for themselves, so it cannot run on a clock`,
  byHand: (it: { name: string }) =>
    `"${it.name}" works on the timetable itself, so it cannot stand in it`,
  switchedOff: (it: { operation: string }) => `: ${it.operation} is false in operations`,
  optionsUnderWith: (it: { command: string }) =>
    `; run: ${it.command}, and its options under with:`,
  noOption: (it: { command: string; name: string }) => `"${it.command}" has no option "${it.name}"`,
  takesNone: '; it takes none',
  optionMissing: (it: { name: string; about: string }) => `${it.name} is missing: ${it.about}`,
  optionIs: (it: { name: string; given: string; should: string }) =>
    `${it.name} is "${it.given}"; ${it.should}`,
  notInConfig: (it: { name: string; given: string }) =>
    `the config has no ${it.name} "${it.given}"`,

  noPicture: (it: { file: string }) => `there is no picture "${it.file}" beside this file`,
  pictureElsewhere: (it: { file: string }) =>
    `"${it.file}" is not beside this file; pictures stand in its folder, or in one below it`,
  unknownPicture: (it: { file: string }) =>
    `"${it.file}" is no picture; it should be a PNG or a JPEG`,
  largePicture: (it: { file: string }) => `"${it.file}" is too large; a picture may have 5 MB`,

  should: {
    number: 'it should be a whole number',
    within: (it: { min: number; max: number }) => `it should be from ${it.min} to ${it.max}`,
    short: (it: { max: number }) => `it should be at most ${it.max} characters long`,
    oneOf: (it: { of: readonly string[] }) => `it should be one of: ${it.of.join(', ')}`,
    member: 'it should be a person: @handle, or the id of an account',
    noPhoto: 'a photo is sent along; it cannot be written here',
    noFile: 'a file is sent along; it cannot be written here',
    like: (it: { like: string }) => `it should look like ${it.like}`,
    moment: 'it should be a time such as 2026-12-24T20:00, or a length such as 2h or 3d',
  },
};
