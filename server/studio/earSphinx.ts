import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Koffi from 'koffi'

type Pointer = unknown

/** A word as the decoder found it; frames of 10 ms from the beginning of the utterance. */
export interface SphinxWord {
  readonly word: string
  readonly firstFrame: number
  readonly lastFrame: number
  /** Probability of the word among those that the decoder weighed; 1 while the utterance goes on. */
  readonly posterior: number
  /** Logarithm of how well the sounds fit, a frame; about -25,000 where they do. */
  readonly fit: number
}

/** The general English model of CMU Sphinx, where Debian and others put it. */
const modelFolders = ['/usr/share/pocketsphinx/model/en-us', '/usr/local/share/pocketsphinx/model/en-us']

export const cepstrumSize = 13

/** The functions of sphinxbase and pocketsphinx 0.8+5prealpha that are used here. */
export interface SphinxLibrary {
  /** A decoder with everything it needs, about 95 MB and 0.4 s. */
  open(): Sphinx
}

/** One decoder. Every call stops this thread for as long as it takes. */
export interface Sphinx {
  begin(): void
  /** The cepstra of the next 16 kHz samples, 13 numbers each, not yet normalised. */
  cepstra(samples: Int16Array): Float32Array
  /** Listens to cepstra that were normalised. */
  search(cepstra: Float32Array): void
  end(): void
  words(): SphinxWord[]
}

/** Loads the library; undefined where it, its model or the bridge to native code is not there. */
export async function loadSphinx(): Promise<SphinxLibrary | undefined> {
  const folder = modelFolders.find((each) => existsSync(join(each, 'en-us', 'feat.params')))
  if (!folder) return undefined
  try {
    return bind((await import('koffi')).default, folder)
  } catch {
    return undefined
  }
}

/** Samples and frames that one call takes. */
const mostSamples = 16_000
const mostFrames = 128

function bind(koffi: typeof Koffi, folder: string): SphinxLibrary {
  const base = koffi.load('libsphinxbase.so.3')
  const sphinx = koffi.load('libpocketsphinx.so.3')
  const int = (declaration: string): ((...args: unknown[]) => number) => sphinx.func(declaration) as never
  const pointer = (declaration: string): ((...args: unknown[]) => Pointer) =>
    sphinx.func(declaration) as never

  const parse = base.func('void *cmd_ln_parse_r(void *, void *, int, void *, int)') as (
    ...args: unknown[]
  ) => Pointer
  const makeFrontEnd = base.func('void *fe_init_auto_r(void *)') as (config: Pointer) => Pointer
  const startFrontEnd = base.func('int fe_start_utt(void *)') as (frontEnd: Pointer) => number
  const endFrontEnd = base.func('int fe_end_utt(void *, void *, _Out_ int *)') as (
    ...args: unknown[]
  ) => number
  const processFrames = base.func(
    'int fe_process_frames(void *, _Inout_ void **, _Inout_ size_t *, void *, _Inout_ int *, _Out_ int *)',
  ) as (...args: unknown[]) => number
  const logToLinear = base.func('double logmath_exp(void *, int)') as (...args: unknown[]) => number

  const definitions = pointer('void *ps_args()')
  const init = pointer('void *ps_init(void *)')
  const startUtterance = int('int ps_start_utt(void *)')
  const processCepstra = int('int ps_process_cep(void *, void *, int, int, int)')
  const endUtterance = int('int ps_end_utt(void *)')
  const firstSegment = pointer('void *ps_seg_iter(void *, _Out_ int *)')
  const nextSegment = pointer('void *ps_seg_next(void *)')
  const segmentFrames = int('void ps_seg_frames(void *, _Out_ int *, _Out_ int *)')
  const segmentWord = sphinx.func('const char *ps_seg_word(void *)') as (segment: Pointer) => string | null
  const segmentScores = int('int ps_seg_prob(void *, _Out_ int *, _Out_ int *, _Out_ int *)')
  const logarithms = pointer('void *ps_get_logmath(void *)')

  /** The arguments of a command line, as C wants them. */
  function configure(options: Readonly<Record<string, string>>): Pointer {
    const words = ['wakeband', ...Object.entries(options).flat()]
    const argv = koffi.alloc('char *', words.length) as Pointer
    for (const [index, word] of words.entries()) koffi.encode(argv, index * 8, 'char *', word)
    const config = parse(null, definitions(), words.length, argv, 0)
    if (!config) throw new Error('pocketsphinx does not take its configuration')
    return config
  }

  function open(): Sphinx {
    const config = configure(optionsFor(folder))
    const decoder = init(config)
    if (!decoder) throw new Error('pocketsphinx cannot load its model')
    const frontEnd = makeFrontEnd(config)
    const log = logarithms(decoder)

    const samples = koffi.alloc('int16', mostSamples) as Pointer
    const sampleView = new Int16Array(koffi.view(samples, mostSamples * 2))
    const frames = koffi.alloc('float', mostFrames * cepstrumSize) as Pointer
    const frameView = new Float32Array(koffi.view(frames, mostFrames * cepstrumSize * 4))
    const rows = koffi.alloc('void *', mostFrames) as Pointer
    const first = koffi.address(frames)
    for (let row = 0; row < mostFrames; row += 1)
      koffi.encode(rows, row * 8, 'void *', first + BigInt(row * cepstrumSize * 4))

    return {
      begin() {
        startFrontEnd(frontEnd)
        startUtterance(decoder)
      },
      cepstra(given) {
        const parts: Float32Array[] = []
        for (let at = 0; at < given.length; at += mostSamples) {
          const part = given.subarray(at, at + mostSamples)
          sampleView.set(part)
          const count = [mostFrames]
          processFrames(frontEnd, [samples], [part.length], rows, count, [0])
          parts.push(frameView.slice(0, (count[0] ?? 0) * cepstrumSize))
        }
        return joined(parts)
      },
      search(cepstra) {
        for (let at = 0; at < cepstra.length; at += mostFrames * cepstrumSize) {
          const part = cepstra.subarray(at, at + mostFrames * cepstrumSize)
          frameView.set(part)
          processCepstra(decoder, rows, part.length / cepstrumSize, 0, 0)
        }
      },
      end() {
        endFrontEnd(frontEnd, frames, [0])
        endUtterance(decoder)
      },
      words() {
        const words: SphinxWord[] = []
        for (let segment = firstSegment(decoder, [0]); segment; segment = nextSegment(segment)) {
          const word = plainWord(segmentWord(segment) ?? '')
          if (!word) continue
          const from: number[] = [0]
          const to: number[] = [0]
          const sound: number[] = [0]
          segmentFrames(segment, from, to)
          const posterior = logToLinear(log, segmentScores(segment, sound, [0], [0]))
          const [firstFrame = 0] = from
          const [lastFrame = 0] = to
          words.push({
            word,
            firstFrame,
            lastFrame,
            posterior,
            fit: (sound[0] ?? 0) / (lastFrame - firstFrame + 1),
          })
        }
        return words
      },
    }
  }

  return { open }
}

/**
 * The model's own parameters of the sound, but for the normalisation: that is done here, by `earMean.ts`,
 * because the decoder's own begins each utterance with what it learnt from whoever spoke before.
 */
function optionsFor(folder: string): Record<string, string> {
  const model = join(folder, 'en-us')
  const words = readFileSync(join(model, 'feat.params'), 'utf8').trim().split(/\s+/)
  const features: Record<string, string> = {}
  for (let at = 0; at + 1 < words.length; at += 2) features[words[at] ?? ''] = words[at + 1] ?? ''
  // Not an option of this library but of the tool that trained the model.
  delete features['-model']
  return {
    ...features,
    '-cmn': 'none',
    '-featparams': '/dev/null',
    // The decoder's own detector of silence loses the times of the words.
    '-remove_silence': 'no',
    '-hmm': model,
    '-lm': join(folder, 'en-us.lm.bin'),
    '-dict': join(folder, 'cmudict-en-us.dict'),
    '-logfn': '/dev/null',
  }
}

/**
 * Without the number of a pronunciation: `the(2)`. Empty for what is no word: `<sil>`, `[NOISE]`,
 * `++BREATH++`.
 */
function plainWord(word: string): string {
  return /^[<[+]/.test(word) ? '' : word.replace(/\(\d+\)$/, '').toLowerCase()
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
