import { z } from 'zod'
import type { MissionWish } from '../core/mission.ts'
import { ownMission } from './access.ts'
import { builder } from './builder.ts'
import { checked } from './input.ts'
import { MissionRef } from './mission.ts'
import {
  InvalidInputRef,
  notFound,
  NotFoundRef,
  providerFailed,
  ProviderFailedRef,
  rateLimited,
  RateLimitedRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'

const CreateMissionInputRef = builder.inputType('CreateMissionInput', {
  description: 'What a new mission should be like. Everything has a default.',
  fields: (t) => ({
    theme: t.string({
      required: false,
      description: 'What it should be about, at most 300 characters; anything where it is left out.',
    }),
    timeLimitSeconds: t.int({
      required: false,
      description: 'Time on the air in seconds, 30 to 3600; 300 where it is left out (M12).',
    }),
    targetPercent: t.int({
      required: false,
      description: 'Share of the listeners that wins, in percent, 1 to 100; 60 where it is left out.',
    }),
    idempotencyKey: t.string({
      required: false,
      description: "1 to 100 characters of the client's choice: a repeated call with the same key returns the same mission (M2).",
    }),
  }),
})

const Wish = z.object({
  theme: z.string().trim().max(300, 'A theme has at most 300 characters.').nullish(),
  timeLimitSeconds: z.int().min(30, 'At least 30 seconds.').max(3600, 'At most 3600 seconds.').nullish(),
  targetPercent: z.int().min(1, 'At least 1 percent.').max(100, 'At most 100 percent.').nullish(),
  idempotencyKey: z
    .string()
    .min(1, 'A key has at least one character.')
    .max(100, 'A key has at most 100 characters.')
    .nullish(),
})

const CreateMissionResultRef = builder.unionType('CreateMissionResult', {
  description: 'The new mission at STAGE1 (or the one of the same key as it stands now), or why there is none.',
  types: [MissionRef, InvalidInputRef, RateLimitedRef, ProviderFailedRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : MissionRef),
})

builder.mutationField('createMission', (t) =>
  t.field({
    type: CreateMissionResultRef,
    description:
      'Has the brief of a mission written and stores it as STAGE1; the rest is prepared in the background (M2, M3). It takes some seconds. RateLimited where the player has created too many within the hour.',
    args: { input: t.arg({ type: CreateMissionInputRef, description: 'What it should be like; `{}` leaves all of it open.' }) },
    resolve: async (_, args, { player, deps, rates }) => {
      if (!player) return unauthenticated
      const input = checked(Wish, args.input, 'input')
      if (!('value' in input)) return input
      const { theme, timeLimitSeconds, targetPercent, idempotencyKey = null } = input.value
      const wait = rates.missions.take(player.id, idempotencyKey)
      if (wait > 0) return rateLimited(wait)
      const wish: MissionWish = {
        theme: theme || null,
        timeLimitMs: (timeLimitSeconds ?? 300) * 1000,
        targetShare: (targetPercent ?? 60) / 100,
      }
      const made = await deps.desk.create(player.id, wish, idempotencyKey)
      if ('id' in made) return made
      rates.missions.failed(player.id, idempotencyKey)
      return providerFailed(made.fault)
    },
  }),
)

const RetryMissionResultRef = builder.unionType('RetryMissionResult', {
  description: 'The mission, at STAGE1 again where it had FAILED, or why nothing was done.',
  types: [MissionRef, NotFoundRef, InvalidInputRef, RateLimitedRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : MissionRef),
})

builder.mutationField('retryMission', (t) =>
  t.field({
    type: RetryMissionResultRef,
    description:
      'Prepares a FAILED mission once more; any other one is returned as it is (M3). It counts as a mission for RateLimited.',
    args: { missionId: t.arg.id({ description: 'Id of the mission.' }) },
    resolve: async (_, args, context) => {
      const { player, deps, rates } = context
      if (!player) return unauthenticated
      const mission = await ownMission(context, args.missionId)
      if (mission?.status !== 'FAILED') return mission ?? notFound('mission')
      const wait = rates.missions.take(player.id)
      if (wait > 0) return rateLimited(wait)
      return (await deps.desk.retry(player.id, mission.id)) ?? notFound('mission')
    },
  }),
)
