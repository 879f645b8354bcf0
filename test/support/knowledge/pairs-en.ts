/** A question as it stands in the knowledge base, its answer, and the same asked by somebody else. */
export type Pair = {
  readonly title: string;
  readonly answer: string;
  readonly asked: string;
};

const of = (title: string, answer: string, asked: string): Pair => ({ title, answer, asked });

export const english: readonly Pair[] = [
  of(
    'How do I get a refund for the course?',
    'Write to a helper within seven days of paying; the money goes back to your card.',
    'Can I have my money back if I cancel?',
  ),
  of(
    'Where are the recordings of past lessons?',
    'Every lecture is uploaded to the video library the next morning.',
    'I missed last night, is there a replay of the lecture somewhere?',
  ),
  of(
    'When is the live session held?',
    'Thursdays at 20:00, the link is posted an hour earlier.',
    'What time does the weekly live class start?',
  ),
  of(
    'Can I change my email address?',
    'Yes, under Account, Settings. You will receive a confirmation at the new one.',
    'I would like to update the mail I signed up with',
  ),
  of(
    'I forgot my password',
    'Use "Reset password" on the login page and follow the link we send.',
    'cannot log in any more, how to reset my passwords',
  ),
  of(
    'Is there a certificate at the end?',
    'Whoever hands in all assignments gets a certificate as PDF.',
    'Will I receive some diploma or certification after finishing?',
  ),
  of(
    'What is the deadline for homework?',
    'Assignments are due on Sunday midnight, course time.',
    'until when may I hand in the assignment?',
  ),
  of(
    'Which book do we read next month?',
    'The vote decided: Middlemarch, first five chapters by the tenth.',
    'next months reading, what did you choose?',
  ),
  of(
    'How are points earned?',
    'By daily check-ins, quizzes and accepted answers.',
    'what do I have to do to collect more points',
  ),
  of(
    'Do points expire?',
    'They do not, but the season board starts at zero each quarter.',
    'will my points be lost after some time? do they run out?',
  ),
  of(
    'How can I invite a friend?',
    'Send them the link in your profile; both of you get ten points.',
    'is there a referral link, I want to bring my sister',
  ),
  of(
    'The video does not play on my phone',
    'Update the app and turn off the battery saver.',
    'videos keep buffering and will not start on mobile',
  ),
  of(
    'Can I pay in instalments?',
    'Three monthly payments are possible, choose it at checkout.',
    'paying monthly instead of all at once, possible?',
  ),
  of(
    'Do you issue invoices for companies?',
    'Yes, enter the VAT number and the company name with your order.',
    'My employer needs an invoice, where do I get one?',
  ),
  of(
    'How do I turn off notifications?',
    'Type /coupons or open the settings of the group and mute it.',
    'too many messages, how to mute notification',
  ),
  of(
    'Which edition of the textbook should I buy?',
    'Any after the third; page numbers in class follow the fourth.',
    'does it matter what edition of the text book I own?',
  ),
  of(
    'May I share the slides with colleagues?',
    'Inside your team yes, in public no.',
    'is sharing the slide deck with coworkers allowed?',
  ),
  of(
    'How long do I have access to the materials?',
    'For a year after the last lesson.',
    'when does my access to the course material end',
  ),
  of(
    'How do make-up cards work?',
    'A make-up card fills one missed day of your streak, up to three a month.',
    'I missed a day, can I repair my streak?',
  ),
  of(
    'Why did my streak start over?',
    'A day without a check-in ends it; days begin at four in the morning.',
    'my streak is back at one although I checked in yesterday',
  ),
  of(
    'Who grades the essays?',
    'Two helpers read each, the author of the course decides where they differ.',
    'who is marking our essay and gives the grade?',
  ),
  of(
    'Can I switch to another study group?',
    'Once per season, ask an admin before the third week.',
    'moving into a different group, how do I change?',
  ),
  of(
    'Is there a discount for students?',
    'Thirty per cent with a valid student card.',
    'any student discounts or cheaper price for pupils?',
  ),
  of(
    'How do I submit a photo of my notes?',
    'Send the picture with the caption /checkin.',
    'upload picture of handwritten notes',
  ),
  of(
    'What happens if I am ill during the exam?',
    'Tell us before it ends and you may sit it again in the second week.',
    'I am sick on exam day, can I take it later?',
  ),
  of(
    'How do I cancel my membership?',
    'In Account, Plan, Cancel. It runs until the end of the paid month.',
    'stop my subscription, I want to leave',
  ),
  of(
    'Does the club meet in person?',
    'Twice a year, in spring and in autumn, in Leeds.',
    'are there any offline meetings or is everything online?',
  ),
  of(
    'Can I read on an e-reader?',
    'All texts come as EPUB too.',
    'do you offer epub or kindle files of the texts?',
  ),
  of(
    'What software do I need for the data course?',
    'Python 3.12 and an editor, installation is shown in lesson one.',
    'which programs must be installed before the data lessons?',
  ),
  of(
    'How do I report somebody who is rude?',
    'Reply to the message with /report, admins see it alone.',
    'someone insults others in the chat, whom can I tell, how to report',
  ),
  of(
    'Where do I find the reading list?',
    'Pinned at the top of the lounge.',
    'link to the list of books for reading please',
  ),
  of(
    'Can I ask questions anonymously?',
    'Yes: /ask with anonymous set to yes; nobody sees your name.',
    'I am shy: asking something without my name shown',
  ),
  of(
    'How many hours a week does the course take?',
    'Count on four to six.',
    'weekly workload in hours?',
  ),
  of(
    'Are there subtitles?',
    'English and Chinese ones, click CC below the picture.',
    'subtitle or captions for the videos available?',
  ),
  of(
    'What is the bounty on a question?',
    'Points that the asker sets aside; they go to the accepted answer.',
    'what do bounties mean, the points put on questions?',
  ),
  of(
    'How do I connect my Discord account with Telegram?',
    'Type /link on one and the code on the other.',
    'use same account on both telegram and discord, linking',
  ),
  of(
    'Which time zone are the events in?',
    'The club lives in Shanghai time; Discord shows you your own.',
    'is the event time in my timezone or yours?',
  ),
  of(
    'Where can I use my coupon?',
    'In the shop at checkout, or at the tea house in the old town.',
    'how to redeem the coupon code I won',
  ),
  of(
    'My coupon code is not accepted',
    'It may have expired; ask a helper for a new one.',
    'shop says the coupon is invalid',
  ),
  of(
    'Can I get feedback on my draft?',
    'Post it in the workshop channel by Tuesday; three people comment.',
    'who comments on drafts? I want some feedback before submitting',
  ),
];
