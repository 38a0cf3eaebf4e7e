import type { Ms } from '../core/ids.ts'
import type { Forgotten } from '../radio/farewell.ts'
import { builder } from './builder.ts'
import {
  invalidInput,
  InvalidInputRef,
  rateLimited,
  RateLimitedRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'

interface DataExport {
  readonly __typename: 'DataExport'
  readonly path: string
  readonly expiresAt: Ms
}

const DataExportRef = builder.objectRef<DataExport>('DataExport').implement({
  description: 'Everything that is stored about the player is ready to be fetched.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'Path on this server for one GET, such as `/export/...`: a JSON document, which can be large. It needs no token, so keep it to yourself.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the path stops working, unless it was fetched before: it works once.',
    }),
  }),
})

const ExportMyDataResultRef = builder.unionType('ExportMyDataResult', {
  description: 'Where the data can be fetched, or why not.',
  types: [DataExportRef, RateLimitedRef, UnauthenticatedRef],
})

builder.mutationField('exportMyData', (t) =>
  t.field({
    type: ExportMyDataResultRef,
    description:
      'Prepares everything that is stored about the player for download: name, sign-ins, missions, characters, and every session with what was said and its log (E17). RateLimited after 5 within an hour.',
    resolve: (_, _args, { player, deps, rates }) => {
      if (!player) return unauthenticated
      const wait = rates.exports.take(player.id)
      if (wait > 0) return rateLimited(wait)
      const { link, expiresAt } = deps.exports.offer(player.id)
      return { __typename: 'DataExport', path: `/export/${link}`, expiresAt } as const
    },
  }),
)

interface DataDeleted extends Forgotten {
  readonly __typename: 'DataDeleted'
}

const DataDeletedRef = builder.objectRef<DataDeleted>('DataDeleted').implement({
  description: 'Everything about the player is deleted. The tokens are taken nowhere any more, and the sockets are closed with 4403.',
  fields: (t) => ({
    missions: t.exposeInt('missions', { description: 'How many missions there were.' }),
    characters: t.exposeInt('characters', { description: 'How many characters.' }),
    sessions: t.exposeInt('sessions', { description: 'How many sessions of all programmes, each with its log.' }),
  }),
})

const DeleteMyDataResultRef = builder.unionType('DeleteMyDataResult', {
  description: 'What was deleted, or why nothing was.',
  types: [DataDeletedRef, InvalidInputRef, RateLimitedRef, UnauthenticatedRef],
})

builder.mutationField('deleteMyData', (t) =>
  t.field({
    type: DeleteMyDataResultRef,
    description:
      'Deletes the player and everything that is stored about them, for good: running shows end at once (E17). RateLimited after 10 from one address within an hour.',
    args: {
      name: t.arg.string({
        description: "The player's own name, typed out, so that nobody does it by accident; InvalidInput for any other.",
      }),
    },
    resolve: async (_, { name }, { player, deps, rates, address, sockets }) => {
      if (!player) return unauthenticated
      if (name.trim() !== player.name.trim()) return invalidInput('name', 'Type your own name to delete everything.')
      const wait = rates.deletions.take(address)
      if (wait > 0) return rateLimited(wait)
      const forgotten = await deps.farewell.forget(player.id)
      // After the answer, which may go out on one of them.
      setImmediate(() => sockets.end(`player ${player.id}`, 4403, 'Everything is deleted'))
      return { __typename: 'DataDeleted', ...forgotten } as const
    },
  }),
)
