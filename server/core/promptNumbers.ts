import type { Ms } from './ids.ts'

/** Time as one would say it, in steps of five seconds: the model is not to count. */
export function spokenTime(ms: Ms): string {
  const seconds = Math.round(ms / 5000) * 5
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  const parts = [
    minutes > 0 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : '',
    rest > 0 || minutes === 0 ? `${rest} seconds` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]

/** 98.6 as it is said on the air. */
export function spokenFrequency(mhz: number): string {
  const tenths = Math.round(mhz * 10)
  const whole = Math.floor(tenths / 10)
  const below = whole % 100
  const ending =
    below < 10
      ? (digits[below] ?? '')
      : below < 20
        ? (teens[below - 10] ?? '')
        : `${below >= 90 ? 'ninety' : 'eighty'}${below % 10 ? `-${digits[below % 10]}` : ''}`
  const spelled = whole >= 100 ? `one hundred${below ? ` and ${ending}` : ''}` : ending
  return `${spelled} point ${digits[tenths % 10]} (${(tenths / 10).toFixed(1)} MHz)`
}
