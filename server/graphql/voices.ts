import type { VoiceModel } from '../core/ports.ts'
import { builder } from './builder.ts'

const VoiceRef = builder.objectRef<VoiceModel>('Voice').implement({
  description: 'A voice that a character can be given.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The provider's name of it, such as `aura-2-thalia-en`." }),
    gender: t.exposeString('gender', { description: '`feminine` or `masculine`.' }),
    language: t.exposeString('language', { description: 'The language that it speaks: an ISO 639-1 code, such as `en`.' }),
    traits: t.exposeStringList('traits', { description: 'How it sounds, in single words: age, pace, temper, accent.' }),
  }),
})

builder.queryField('voices', (t) =>
  t.field({
    type: [VoiceRef],
    description: 'The voices that characters can be given (M6). Needs no sign-in.',
    resolve: (_, _args, { deps }) => deps.voices,
  }),
)
