import type { Plugin } from 'vite'
import { pngOf, type Pixel } from './png.ts'

/** What public/icon.svg draws, in its units, for whoever takes no SVG. */
const half = 16
const corner = 7
const waves = [
  { radius: 8, opacity: 1 },
  { radius: 13.4, opacity: 0.55 },
]
const stroke = 2.4
const ground = [0x1b, 0x14, 0x17] as const
const amber = [0xff, 0xb5, 0x52] as const
const red = [0xff, 0x4b, 0x3e] as const

const icons = [
  { file: 'icon-192.png', size: 192, zoom: 1, rounded: true },
  { file: 'icon-512.png', size: 512, zoom: 1, rounded: true },
  // Cut by the device into its own shape: what is drawn stays within the middle 80 %, the ground goes to the edge.
  { file: 'icon-maskable-512.png', size: 512, zoom: 0.8, rounded: false },
  { file: 'apple-touch-icon.png', size: 180, zoom: 0.85, rounded: false },
]

/** The icons of the installed client, as pixels. */
export function pixelIcons(): Plugin {
  return {
    name: 'wakeband:icons',
    apply: 'build',
    generateBundle() {
      for (const { file, size, zoom, rounded } of icons)
        this.emitFile({ type: 'asset', fileName: file, source: drawn(size, zoom, rounded) })
    },
  }
}

function drawn(size: number, zoom: number, rounded: boolean): Buffer {
  const unit = (2 * half) / size
  /** How much of a pixel lies within a shape, by its distance from the edge, in units; eight steps keep it small. */
  const within = (distance: number, scale = 1) =>
    Math.round(Math.min(1, Math.max(0, 0.5 - (distance * scale) / unit)) * 8) / 8
  return pngOf(size, (column, row): Pixel => {
    const [x, y] = [(column + 0.5) * unit - half, (row + 0.5) * unit - half]
    let colour: readonly number[] = ground
    const paint = (over: readonly number[], share: number) => {
      colour = colour.map((value, index) => value + ((over[index] ?? 0) - value) * share)
    }
    const [u, v] = [x / zoom, y / zoom]
    for (const { radius, opacity } of waves) paint(amber, within(toWave(u, v, radius) - stroke / 2, zoom) * opacity)
    paint(red, within(Math.hypot(u, v) - 3.5, zoom))
    const [r = 0, g = 0, b = 0] = colour.map(Math.round)
    return [r, g, b, rounded ? Math.round(within(toSquare(x, y)) * 255) : 255]
  })
}

/** Distance from the middle of a wave's line: a quarter of a circle on either side, with round ends. */
function toWave(x: number, y: number, radius: number): number {
  const [across, up] = [Math.abs(x), Math.abs(y)]
  if (up <= across) return Math.abs(Math.hypot(x, y) - radius)
  const end = radius * Math.SQRT1_2
  return Math.hypot(across - end, up - end)
}

/** Distance from the edge of the square with its round corners, negative inside. */
function toSquare(x: number, y: number): number {
  const [across, up] = [Math.abs(x) - half + corner, Math.abs(y) - half + corner]
  return Math.hypot(Math.max(across, 0), Math.max(up, 0)) + Math.min(Math.max(across, up), 0) - corner
}
