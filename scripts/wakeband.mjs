// The one command behind every npm script: `node scripts/wakeband.mjs <command> [arguments...]`.
//
// This file alone has to be readable by whatever Node is installed, so it holds no syntax younger than Node
// 12 and imports nothing until the version is known. The rest of the launcher needs Node 20; what it starts
// gets Node 24.
const version = process.versions.node

if (Number(version.split('.')[0]) < 20) {
  console.error(
    'wakeband: this is Node ' +
      version +
      '; install Node 24 from https://nodejs.org (20 is the oldest that can start it).',
  )
  process.exitCode = 1
} else {
  import('./launcher/launch.mjs')
    .then(({ launch }) => launch(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code
    })
    .catch((bug) => {
      console.error(bug)
      process.exitCode = 1
    })
}
