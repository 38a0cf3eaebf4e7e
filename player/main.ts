import { readOptions, usage } from './options.ts'
import { run } from './run.ts'

const { stdin, stdout, stderr, env } = process
// Whoever reads along may stop doing so (`| head`): the show is played all the same.
for (const stream of [stdout, stderr]) stream.on('error', () => {})

const code = await main()
// libwebrtc's threads do not survive the end of the event loop, which then is a crash: the process ends before that,
// with everything written.
for (const stream of [stdout, stderr]) await new Promise((resolve) => stream.write('', resolve))
process.exit(code)

async function main() {
  const read = readOptions(process.argv.slice(2), env)
  switch (read.kind) {
    case 'HELP':
      stdout.write(usage)
      return 0
    case 'WRONG':
      stderr.write(`wakeband play: ${read.message} (--help shows what there is)\n`)
      return 2
    case 'PLAY':
      return run(read.options, { env, input: stdin, output: stdout, errors: stderr }, interruption())
  }
}

/** The first signal is a wish to leave, the second one is not to be argued with. */
function interruption() {
  const leaving = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (leaving.signal.aborted) process.exit(130)
      leaving.abort()
    })
  }
  return leaving.signal
}
