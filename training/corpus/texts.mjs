// Text to speak: names, months and numbers from the CLDR data inside Node (Unicode licence) in any language, English
// sentences from small word lists, and commands in the grammar of the GRID corpus.

const localeOf = { cmn: 'zh', yue: 'yue', nb: 'no' };

/** Words of a language: countries, languages, currencies, months, days. */
export function wordsOf(language) {
  const locale = localeOf[language] ?? language;
  const words = [];
  for (const type of ['region', 'language', 'currency']) {
    const names = new Intl.DisplayNames([locale], { type, fallback: 'none' });
    for (const code of codesOf(type)) {
      const name = names.of(code);
      if (name && !/^[A-Z]{2,3}$/.test(name)) words.push(name.replace(/[()（）[\]]/g, ' '));
    }
  }
  for (let month = 0; month < 12; month++) {
    words.push(new Intl.DateTimeFormat(locale, { month: 'long' }).format(new Date(Date.UTC(2020, month, 15))));
    words.push(new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(new Date(Date.UTC(2020, 0, month + 1))));
  }
  return words;
}

function codesOf(type) {
  if (type === 'currency') return Intl.supportedValuesOf('currency');
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));
  return type === 'region' ? pairs : pairs.map((pair) => pair.toLowerCase());
}

/** A phrase of three to seven words with a number now and then. */
export function phraseOf(words, random) {
  const parts = Array.from({ length: 3 + Math.floor(random.next() * 5) }, () => {
    if (random.next() < 0.12) return String(Math.floor(random.between(1, 10 ** random.between(1, 5))));
    return random.pick(words);
  });
  return parts
    .map((part, i) => (i > 0 && random.next() < 0.2 ? `, ${part}` : ` ${part}`))
    .join('')
    .trim();
}

const gridSlots = [
  ['bin', 'lay', 'place', 'set'],
  ['blue', 'green', 'red', 'white'],
  ['at', 'by', 'in', 'with'],
  [...'ABCDEFGHIJKLMNOPQRSTUVXYZ'],
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'zero'],
  ['again', 'now', 'please', 'soon'],
];

/** A command such as "bin blue at F two now". */
export function gridSentence(random) {
  return gridSlots.map((slot) => random.pick(slot)).join(' ');
}

const subjects =
  'I|you|we|they|she|he|my mother|the teacher|our neighbour|a young woman|the old farmer|everybody|nobody here|the people in the village|this company|the prime minister|one of my friends|your brother|the weather|music|that book|the whole family|people who travel|both of them|the first question|what you said|a good story|the other side';
const verbs =
  'want to know|believe in|would have loved|remember|could not find|thought about|keep talking about|have never seen|will probably move|should bring back|opened|bought|is waiting for|was looking at|might be happy with|gave up|makes a difference to|always wanted|saw the beginning of|feel better without|worked hard on|found out about|moved away from|put down|am very proud of|just finished';
const objects =
  "the big blue boat|a cup of coffee|the problem|something more beautiful|five brown boxes|every morning|the window of the house|their father's watch|how we live our lives|a piece of paper|the most important thing|what other people think|the University of Chicago|a very small village by the river|both the mother and the baby|hope and power|the job you have|the way to the beach|fish and vegetables|a thousand voices|the picture above the fireplace|my favourite movie|a better job|all of this work|the future|three or four months|good food|the music|each other|the truth";
const tails =
  'right now|in the evening|because it was raining|when nobody is watching|before Monday|for a long time|again and again|if you ask me|from time to time|on the way home|as far as I know|with a big smile|after all these years|and that is why we came|which was wonderful|but maybe not|so much|every single day|over there|at the moment|in a few weeks';
const openers =
  'Well|You know|So|And|But|Actually|I mean|However|For example|Of course|Honestly|Maybe|First of all|Yes|No|Okay|At the same time|Moreover|Perhaps|Think about it';
const lists = Object.fromEntries(
  Object.entries({ subjects, verbs, objects, tails, openers }).map(([name, text]) => [name, text.split('|')]),
);

/** A grammatical, if odd, English sentence. */
export function englishSentence(random) {
  const clause = () => `${random.pick(lists.subjects)} ${random.pick(lists.verbs)} ${random.pick(lists.objects)}`;
  let sentence = clause();
  if (random.next() < 0.35) sentence = `${random.pick(lists.openers)}, ${sentence}`;
  if (random.next() < 0.6) sentence += ` ${random.pick(lists.tails)}`;
  if (random.next() < 0.25) sentence += `, and ${clause()}`;
  return sentence;
}
