/** Things that everybody knows, and how somebody says them who has other things in mind. */
const known: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\b(?:what(?:'s| is)? (?:the )?time|what time is it|tell me the time|how late is it)\b/i,
    [
      'Nobody here wears a watch, I go by the dark.',
      'Late, by the feel of it, and no clock in here to prove it.',
      'I gave up clocks, so you tell me the time.',
    ],
  ],
  [
    /\bwhat (?:day|date|year|month) (?:is|do)\b|\b(?:today's date|which day is)\b/i,
    ['I lost count of the days in here.', 'There is no calendar on this wall, so ask me something warmer.'],
  ],
  [
    /\bcolou?r (?:is|of|has) (?:the )?sky\b|\bsky .{0,12}\bcolou?r\b|\bis the sky blue\b/i,
    ['Blue by day, black now, and grey when it counts.', 'The sky? Blue, on the days that it remembers.'],
  ],
  [
    /\bcolou?r (?:is|of) (?:the )?grass\b/i,
    ['Green, unless somebody forgot to water it.', 'Grass is green, that much I will swear to.'],
  ],
  [
    /\bhow many days\b.*\bweek\b|\bdays in a week\b/i,
    ['Seven, and one of them is always Monday.', 'Seven days, though some count double.'],
  ],
  [
    /\b(?:weather|temperature)\b.*\?|\bhow(?:'s| is) the weather\b/i,
    [
      'No window in here, so the weather is what you tell me.',
      'It sounds like rain from here, it always does.',
    ],
  ],
]

const capitals: Readonly<Record<string, string>> = {
  france: 'Paris',
  germany: 'Berlin',
  spain: 'Madrid',
  italy: 'Rome',
  england: 'London',
  britain: 'London',
  ireland: 'Dublin',
  portugal: 'Lisbon',
  austria: 'Vienna',
  greece: 'Athens',
  poland: 'Warsaw',
  russia: 'Moscow',
  japan: 'Tokyo',
  china: 'Beijing',
  canada: 'Ottawa',
  australia: 'Canberra',
  norway: 'Oslo',
  sweden: 'Stockholm',
}

/** Whether it is one of the places that everybody knows, and nobody who could be here. */
export function isCapital(name: string): boolean {
  return Object.values(capitals).includes(name)
}

/** Ways to say what everybody knows, where that is what is asked; null where it is not. */
export function knownIn(words: string): readonly string[] | null {
  const land = /\bcapital (?:city )?of (?:the )?(\p{L}+)/iu.exec(words)?.[1]
  const city = land ? capitals[land.toLowerCase()] : undefined
  if (city)
    return [
      `${city}, unless they moved it.`,
      `${city}, I never forget a good station.`,
      `That would be ${city}.`,
    ]
  if (land) return ['That capital I would have to look up, and I own no atlas.', 'A capital too far for me.']
  return known.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
