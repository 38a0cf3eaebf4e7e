import { unseenLessons } from './unseenLessons.ts'
import { unseenPosts } from './unseenPosts.ts'

type Intent = readonly [name: string, about: string, examples: readonly string[]]

/** A step, and answers to it that stand nowhere in it, by what they are: outcome, and intent where it matters. */
export interface Case {
  readonly step: {
    readonly language: string
    readonly asked: string
    readonly expects: readonly Intent[]
    readonly mistakes?: readonly Intent[]
  }
  readonly answers: Readonly<Partial<Record<string, readonly string[]>>>
}

/** Answers as people give them and as a small recogniser takes them down: a word or two of some are wrong. */
export const unseenAnswers: readonly Case[] = [...unseenLessons, ...unseenPosts]
