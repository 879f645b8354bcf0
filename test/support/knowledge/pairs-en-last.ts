import type { Pair } from './pairs-en.ts';

const of = (title: string, answer: string, asked: string): Pair => ({ title, answer, asked });

/** Written by somebody who had not seen how search works. */
export const lastEnglish: readonly Pair[] = [
  of(
    'Which payment methods do you accept for the membership?',
    'Card, PayPal and WeChat Pay. Bank transfer is possible for yearly plans only.',
    'can I pay for my membership with paypal or does it have to be a credit card',
  ),
  of(
    'How do I cancel the automatic renewal of my subscription?',
    'Open Settings, then Billing, and switch off renewal. Access lasts until the paid period ends.',
    "I don't want to be charged again next year, where do I turn off auto-renew?",
  ),
  of(
    'Can I get my money back if I drop a course after the first week?',
    'Yes, within fourteen days of purchase as long as you have watched fewer than three lessons.',
    'refund for a course I already started, is that possible?',
  ),
  of(
    'Can I get an invoice made out to my company?',
    'Yes. Fill in the company name and tax number on the order page. It arrives in a day.',
    "my employer pays for this, need an invoice with the firm's name on it",
  ),
  of(
    'How long do recordings of live sessions stay available?',
    'Recordings stay up for twelve months after the session.',
    'when do the live session recordings get deleted?',
  ),
  of(
    'Are the video lessons subtitled?',
    'All lessons have English subtitles. Chinese ones are added about a week later.',
    "is there a way to get captions on the videos, my listening isn't great",
  ),
  of(
    'Can I download lessons to watch offline?',
    'Only in the mobile app: tap the arrow next to the lesson. Downloads expire after thirty days.',
    "I'm on a plane tomorrow, how can I save the lessons on my phone?",
  ),
  of(
    'What happens if I hand in my homework after the deadline?',
    'Late homework still gets feedback but earns only half of the points.',
    'missed the homework deadline by two days, does it still count?',
  ),
  of(
    'Who reviews the assignments and how soon will I hear back?',
    'Teaching assistants review them, normally within three working days.',
    'still no feedback on my assignment, how long does a review usually take',
  ),
  of(
    'May two members submit one assignment together?',
    'Only for the final project. The weekly exercises have to be your own work.',
    'can my friend and I do the exercises as a team and turn in one copy',
  ),
  of(
    'What do I need to earn the certificate of completion?',
    'Finish 80 percent of the lessons and pass the final quiz.',
    'requirements for getting the certificate?',
  ),
  of(
    'My name is misspelled on the certificate. How is it corrected?',
    'Send your correct name to support and a new PDF is issued the same day.',
    "there's a typo in my name on the cert, can someone fix it",
  ),
  of(
    'Where do the offline meetups take place?',
    'Mostly in Shanghai and London. The address is sent to registered members two days ahead.',
    "what's the venue for the in-person meetup?",
  ),
  of(
    'Can I bring a guest to a community event?',
    'One guest per member is welcome at open events. Please register them by name.',
    'is it ok if my girlfriend comes along to the event on Saturday',
  ),
  of(
    'In which time zone are event times shown?',
    'In the time zone of your device. You can pick another one in your profile.',
    'it says the talk starts at 8pm, is that Beijing time or my local time?',
  ),
  of(
    'By what time must I check in for the day to count?',
    'Before midnight in your own time zone.',
    "what's the latest I can do my daily 打卡",
  ),
  of(
    'How can I restore a streak that I broke?',
    'Use a make-up card within three days. You get one free card a month.',
    'I forgot to check in yesterday and lost my 60 day streak, any way to get it back?',
  ),
  of(
    'What can I spend my points on?',
    'Coupons, e-books and seats in small-group workshops. See the points shop.',
    "I've got 2000 points, what are they good for?",
  ),
  of(
    'Why is my coupon code rejected at checkout?',
    'Most codes work once only and cannot be combined with a sale price. Check the expiry too.',
    "coupon doesn't work, it says invalid when I try to pay",
  ),
  of(
    'How many attempts do I have for each quiz?',
    'Three. The best result is the one that counts.',
    'failed the quiz, can I take it again?',
  ),
  of(
    'How do I change the email address of my account?',
    'Go to Profile, then Security, and confirm the link sent to the new address.',
    'I lost access to my old mailbox, want to log in with a different email',
  ),
  of(
    'How do I permanently delete my account?',
    'Ask for deletion under Privacy. All data is removed after thirty days.',
    'please remove my account and all my data, where do I do that',
  ),
  of(
    'Can I switch to a different study group?',
    'Yes, once per season. Message the leader of the group you would like to join.',
    'my study group is dead, could I move to another one?',
  ),
  of(
    'Is advertising my own business allowed in the group?',
    'Only in the Friday showcase thread. Other promotion is removed.',
    'am I allowed to post a link to my own newsletter or is that considered spam?',
  ),
  of(
    'Why does Raskolnikov confess in Crime and Punishment?',
    'Guilt and isolation wear him down, and Sonya persuades him that suffering can redeem him.',
    'what finally makes Raskolnikov turn himself in? is it because of Sonya?',
  ),
  of(
    'What is the meaning of the green light in The Great Gatsby?',
    "It stands for Gatsby's longing for Daisy and for a dream that is always out of reach.",
    "what does that green light at the end of Daisy's dock symbolize",
  ),
  of(
    'What does a p-value of 0.03 tell me?',
    'If the null hypothesis were true, data this extreme would turn up 3 percent of the time.',
    'how should I interpret a p value under 0.05, is it the chance that the hypothesis is wrong?',
  ),
  of(
    'What is the difference between a list and a tuple in Python?',
    'A list can be changed after it is created and a tuple cannot.',
    'python tuple vs list, when do I use which',
  ),
  of(
    'Why do my watercolours turn muddy?',
    'Usually too many pigments are mixed, or a second layer goes on before the first is dry.',
    'whenever I mix paint everything ends up brownish and dull, what am I doing wrong',
  ),
  of(
    'How often should I rebalance my portfolio?',
    'Once a year is enough for most people, or when a holding drifts by more than five points.',
    'is rebalancing every month too much? index funds and bonds only',
  ),
  of(
    'How do I remember the tones of Mandarin words?',
    'Learn words in pairs of tones and say them aloud with a gesture for each tone.',
    'I keep forgetting which tone a Chinese word has, any tricks?',
  ),
  of(
    'The video keeps buffering. What should I try?',
    'Lower the quality to 480p, switch off your VPN and reload the page.',
    'lesson playback stutters and stops every few seconds',
  ),
  of(
    'Why am I not receiving notifications on my phone?',
    'Allow notifications for the app in the system settings and turn off battery saving.',
    'app never sends me push notifications about new replies, iPhone 13',
  ),
  of(
    'How do I put a question to one of the experts?',
    'Press Ask an Expert and choose a name. Each member has two such questions per month.',
    'want to ask an expert something directly, how does that work?',
  ),
  of(
    'Are questions to experts visible to other members?',
    'They are public by default. Tick Private before sending to hide yours.',
    "can everybody read what I ask the expert? it's a bit personal",
  ),
];
