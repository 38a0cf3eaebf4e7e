import type { ConversationView } from '../radio/conversation.ts'
import type { Scenario, ScenarioView } from '../radio/scenario.ts'
import { offTheAir, type Mission, type Said, type View } from '../radio/view.ts'

const at = '2026-11-20T21:00:00.000Z'

export const mission: Mission = {
  id: 'm1',
  status: 'STAGE2',
  title: 'The River Under the Square',
  story: 'They paved the river over forty years ago, and nobody in Hallow speaks of it. Tonight it can be heard.',
  task: 'Have the town lift the stones before the water does.',
  frequency: 98.4,
  characters: [
    { name: 'Ines', role: 'night host', personality: 'warm, stubborn, hums', sound: 'low and calm' },
    { name: 'Bruno', role: 'engineer', personality: 'counts everything twice', sound: 'dry, quick' },
  ],
  listeners: 400,
  target: 240,
  timeLimitSeconds: 300,
  fault: null,
  createdAt: at,
  sessions: [],
}

const said: readonly Said[] = [
  {
    __typename: 'HostLine',
    at,
    line: { id: 'l1', messageId: null, speaker: 'Ines', text: 'Good evening, Hallow. Listen to the ground.' },
    heard: 'Good evening, Hallow. Listen to the ground.',
    interrupted: false,
    voiced: true,
  },
  {
    __typename: 'PlayerTurn',
    at,
    turnId: 't1',
    outcome: 'WORDS',
    text: 'The square has been humming all week.',
    confidence: 0.91,
    typed: false,
  },
]

/** A show in which all is well, and a host speaks. */
export const onAir: View = {
  ...offTheAir,
  tuned: 'in',
  sound: { kind: 'live', blocked: false },
  microphone: 'ready',
  seq: 12,
  sessionId: 's1',
  state: 'HOST_SPEAKING',
  cast: [
    { name: 'Ines', role: 'night host', colour: '#ffb86b' },
    { name: 'Bruno', role: 'engineer', colour: '#8fd0ff' },
  ],
  line: { id: 'l2', messageId: null, speaker: 'Bruno', text: 'Four hertz, every night. I counted.', voiced: true, spokenMs: null },
  said,
  programme: {
    kind: 'mission',
    awakened: 132,
    listeners: 400,
    target: 240,
    last: { change: 40, reason: 'Somebody said out loud what all of them hear.' },
  },
  clock: { leftMs: 143_000, running: false, at: 0 },
}

export const scenario: Scenario = {
  id: 'checkpoint',
  title: 'The Checkpoint',
  summary: 'A road at night, a barrier, and a question for everything you say.',
  kind: 'CHECKPOINT',
  language: 'en',
  level: 'B1',
  lives: 3,
  stepsTotal: 5,
  host: { name: 'Sergeant Voss', role: 'at the barrier' },
  understandsSpeech: true,
}

export const game: ScenarioView = {
  kind: 'scenario',
  scenario,
  phase: 'PLAYING',
  score: 20,
  livesRemaining: 2,
  livesTotal: 3,
  stepsTotal: 5,
  step: { number: 3, says: 'Where were you at nine?', hint: 'A place will do.', ready: true },
  judging: false,
  partial: null,
  last: null,
  results: [],
}

export const conversation: ConversationView = {
  kind: 'conversation',
  characters: [
    {
      id: 'c1',
      name: 'Ines',
      role: 'lighthouse keeper',
      personality: 'patient',
      sound: 'low and calm',
      gender: 'FEMININE',
      active: true,
    },
    {
      id: 'c2',
      name: 'Bruno',
      role: 'engineer',
      personality: 'counts everything twice',
      sound: 'dry, quick',
      gender: 'MASCULINE',
      active: false,
    },
  ],
  settings: {
    model: 'gemini-3.5-flash-lite',
    temperature: 0.8,
    topP: null,
    topK: null,
    presencePenalty: null,
    frequencyPenalty: null,
  },
  messages: [
    {
      id: 'x1',
      at,
      author: 'PLAYER',
      characterId: null,
      characterName: null,
      turnId: 't1',
      text: 'What keeps you awake?',
      status: 'COMPLETE',
    },
    {
      id: 'x2',
      at,
      author: 'CHARACTER',
      characterId: 'c1',
      characterName: 'Ines',
      turnId: 't1',
      text: 'The lamp. Somebody has to know that it burns.',
      status: 'COMPLETE',
    },
  ],
  earlier: null,
  spoken: null,
}
