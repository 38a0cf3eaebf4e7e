import { z } from 'zod'
import type { Fault } from './errors.ts'
import type { MissionId, Ms, PlayerId } from './ids.ts'

/** Somebody who is on the air in a mission (M2). */
export const Character = z.object({
  name: z.string().min(1).max(60),
  role: z.string().min(1).max(200).describe('what they do on this station'),
  personality: z.string().min(1).max(600),
  sound: z.string().min(1).max(300).describe('how they sound: age, pace, temper, accent'),
  gender: z.enum(['feminine', 'masculine']).describe('whether a feminine or a masculine voice fits them'),
})
export type Character = z.infer<typeof Character>

/** The brief of a mission, as the model writes it and the player reads it (M2). */
export const Brief = z.object({
  title: z.string().min(1).max(120),
  story: z.string().min(1).max(3000).describe('what has happened, told to the player'),
  task: z.string().min(1).max(1000).describe('what the player is to achieve on the air'),
  frequency: z
    .number()
    .min(87.5)
    .max(108)
    .transform((mhz) => Math.round(mhz * 10) / 10)
    .describe('MHz, one decimal'),
  characters: z.array(Character).min(2).max(4),
  listeners: z.int().min(10).max(10_000_000).describe('how many people are listening'),
})
export type Brief = z.infer<typeof Brief>

/** What the player asks for when creating a mission. Everything has a default. */
export interface MissionWish {
  /** What it should be about, in the player's words. */
  readonly theme: string | null
  /** Time on the air (M12). */
  readonly timeLimitMs: Ms
  /** Share of the listeners, 0 < share <= 1, that wins (M12). */
  readonly targetShare: number
}

interface MissionBase {
  readonly id: MissionId
  readonly playerId: PlayerId
  readonly wish: MissionWish
  readonly brief: Brief
  readonly createdAt: Ms
  readonly updatedAt: Ms
}

/**
 * A mission: `STAGE1` has its brief, `STAGE2` has the direction for the live phase too and can be tuned in to,
 * `FAILED` could not be prepared and says why (M2-M4).
 */
export type Mission =
  | (MissionBase & { readonly status: 'STAGE1' })
  | (MissionBase & { readonly status: 'STAGE2'; readonly direction: string })
  | (MissionBase & { readonly status: 'FAILED'; readonly fault: Fault })

export type MissionStatus = Mission['status']

export function newMission(facts: Omit<MissionBase, 'updatedAt'>): Mission {
  return { ...facts, status: 'STAGE1', updatedAt: facts.createdAt }
}

/** The mission with the direction for the live phase: it can be tuned in to now (M3). */
export function withDirection(mission: Mission, direction: string, at: Ms): Mission {
  return { ...base(mission), status: 'STAGE2', direction, updatedAt: at }
}

export function withFailure(mission: Mission, fault: Fault, at: Ms): Mission {
  return { ...base(mission), status: 'FAILED', fault, updatedAt: at }
}

/** A failed mission, to be prepared once more; any other one as it is (`retryMission`, M3). */
export function retried(mission: Mission, at: Ms): Mission {
  return mission.status === 'FAILED' ? { ...base(mission), status: 'STAGE1', updatedAt: at } : mission
}

function base(mission: Mission): MissionBase {
  const { id, playerId, wish, brief, createdAt, updatedAt } = mission
  return { id, playerId, wish, brief, createdAt, updatedAt }
}

/** The dial: 87.5 to 108.0 MHz in steps of 0.1. Zod's message names the field when it does not fit. */
export const Frequency = z
  .number()
  .min(87.5)
  .max(108)
  .refine((mhz) => Math.abs(mhz * 10 - Math.round(mhz * 10)) < 1e-6, 'must have one decimal at most')

/** How far from a station, in MHz, its carrier can just be told from noise. */
const reach = 2

/** Signal strength, 0 (noise) to 1 (on the station), that grows as the dial comes near (M5). */
export function signalAt(station: number, dial: number): number {
  const off = Math.abs(station - dial)
  return off < 0.05 ? 1 : Math.round(Math.max(0, 1 - off / reach) ** 2 * 1000) / 1000
}
