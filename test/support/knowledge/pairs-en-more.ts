import type { Pair } from './pairs-en.ts';

const of = (title: string, answer: string, asked: string): Pair => ({ title, answer, asked });

/** Written by somebody who had not seen how search works. */
export const moreEnglish: readonly Pair[] = [
  of(
    'How do I cancel my yearly membership?',
    'Open Billing and choose Stop renewal. You keep access until the paid year ends.',
    'i want to stop paying for this, how do I cancel the annual plan',
  ),
  of(
    'Can I pay in instalments?',
    'Courses above 200 dollars can be split into three monthly payments at checkout.',
    'Is it possible to split the course fee over a few months?',
  ),
  of(
    'Why was my card declined at checkout?',
    'Usually the bank blocks foreign charges. Call them or try PayPal instead.',
    'payment keeps failing, card works everywhere else',
  ),
  of(
    'Where can I download an invoice for my company?',
    'Go to Orders and press Invoice next to the purchase. You can add a tax number there.',
    'need a receipt with our VAT number so my employer pays me back',
  ),
  of(
    'How long does a refund take to arrive?',
    'Once approved, the money is back on your card in five to ten working days.',
    'Refund was approved last Monday and I still see no money, how many days is normal?',
  ),
  of(
    'Are live sessions recorded?',
    'Yes. The recording is posted under Replays within a day.',
    "missed yesterday's live, can I watch it afterwards?",
  ),
  of(
    'Can I download lesson videos to watch offline?',
    'The mobile app has a Save button on every lesson; saved videos last thirty days.',
    'going on a long flight, any way to get the videos on my phone without internet',
  ),
  of(
    'What happens if I hand in homework late?',
    'Late work is still read, but it earns half the points and gets no written feedback.',
    'I missed the deadline for assignment 3. Will it still count?',
  ),
  of(
    'Can I resubmit an assignment after feedback?',
    'You may resubmit once, within a week of receiving the comments.',
    'tutor left comments on my homework, may I hand in a better version?',
  ),
  of(
    'What do I need to do to get the certificate?',
    'Finish eighty percent of the lessons and pass the final project.',
    'requirements for certificate of completion?',
  ),
  of(
    'My name is spelled wrong on the certificate',
    'Correct your name in your profile and press Regenerate on the certificate page.',
    "There's a typo in my surname on the diploma, how do I fix it",
  ),
  of(
    'How many times can I retake a quiz?',
    'Three times per quiz. Only the best score counts.',
    'I failed the week 2 quiz, do I get another attempt?',
  ),
  of(
    'Does missing one day reset my check-in streak?',
    'Yes, unless you use a make-up card within 48 hours.',
    'forgot to check in yesterday, is my 40 day streak gone??',
  ),
  of(
    'What can I spend my points on?',
    'Points buy coupons, make-up cards and some e-books in the rewards shop.',
    "I've collected 1200 points, what are they good for?",
  ),
  of(
    'Do coupons expire?',
    'Each coupon is valid for sixty days. The date is printed under the code.',
    'how long is my discount code valid',
  ),
  of(
    'Can two discounts be used on one order?',
    'No, only one coupon applies per order. The larger one is chosen for you.',
    'does the early bird price stack with a coupon',
  ),
  of(
    'How do I change the email address I log in with?',
    'Go to Settings, then Account, and confirm the link sent to the new address.',
    "I'm leaving my job and will lose my work mail, can I switch my login to a private one?",
  ),
  of(
    'I am not receiving the verification code',
    'Check the spam folder and wait two minutes before asking for a new code.',
    'no code in my inbox when I try to sign in',
  ),
  of(
    'Can I share my account with a family member?',
    'Accounts are personal. A second seat for your household costs thirty percent of the price.',
    'My wife would like to follow the lessons too, can we use the same account?',
  ),
  of(
    'How do I join a study group?',
    'Pick one under Groups and press Join. Groups of ten are closed until the next month.',
    'where do i find people to study with, is there a group I can get into',
  ),
  of(
    'Is it allowed to promote my own business in the community?',
    'Only in the Friday showcase thread. Promotion elsewhere is removed.',
    'Can I post a link to my own newsletter or is that against the rules?',
  ),
  of(
    'How do I report a rude member?',
    'Press the three dots on the message and choose Report. A moderator answers within a day.',
    'a member keeps insulting people in the chat, who do I tell?',
  ),
  of(
    'When is the next offline meetup in Berlin?',
    'The Berlin group meets on the first Saturday of every month at two in the afternoon.',
    'any in-person event in Berlin coming up?',
  ),
  of(
    'Can I bring a guest to an event?',
    'One guest is welcome at public events. Workshops are for members only.',
    "is it ok if my friend comes along on Saturday, she isn't a member",
  ),
  of(
    'How do I put a question to an expert?',
    'Use Ask an Expert on their page. Each member has two questions a month.',
    "I'd like an expert like Dr. Lin to look at my case, where do I send it?",
  ),
  of(
    'Why does Elizabeth refuse Mr Darcy the first time?',
    'She blames him for parting Jane and Bingley and believes what Wickham told her.',
    "reading P&P: what is Lizzy's reason for turning down Darcy's first proposal",
  ),
  of(
    'What does the green light mean in The Great Gatsby?',
    "It stands for Gatsby's longing for Daisy and for a future he cannot reach.",
    "The green lamp at the end of Daisy's dock, what is it a symbol of?",
  ),
  of(
    'What is the difference between a list and a tuple in Python?',
    'A list can be changed after it is made, a tuple cannot.',
    'python: when should I use a tuple instead of a list',
  ),
  of(
    'What does a p-value actually tell me?',
    'How likely data this extreme would be if the null hypothesis were true.',
    'still confused about p < 0.05, how do I interpret it in plain words?',
  ),
  of(
    'How do I stop watercolour from turning muddy?',
    'Let each layer dry and mix no more than two or three pigments.',
    'my watercolors always look brown and dirty, what am I doing wrong',
  ),
  of(
    'What is dollar-cost averaging?',
    'Investing the same amount at regular intervals, whatever the price is.',
    'what does it mean to average in, like putting the same sum in stocks every month?',
  ),
  of(
    'How many new words should I learn per day?',
    'Ten to fifteen, with reviews, is a pace most learners can keep up.',
    'learning Chinese, how much vocab a day is realistic?',
  ),
  of(
    'The video keeps buffering, what can I do?',
    'Lower the quality to 480p, or switch the line with the gear icon.',
    'lesson 5 video stops and loads every few seconds',
  ),
  of(
    'How do I turn off notifications at night?',
    'Set quiet hours under Settings, Notifications.',
    'The app pings me at 2am, how can I mute it while I sleep?',
  ),
  of(
    'Can I move my place in a course to a later term?',
    'You can defer once, free of charge, before the second week starts.',
    "I'm swamped at work right now, could I take the course in autumn instead?",
  ),
];
