import { describe, expect, it } from 'vitest'
import { addressees } from './addressees.ts'
import type { Persona } from './conversation.ts'

const persona = (name: string, active = true): Persona => ({
  id: name as Persona['id'],
  playerId: 'p' as Persona['playerId'],
  name,
  role: 'host',
  personality: 'calm',
  sound: 'low',
  gender: 'feminine',
  active,
  createdAt: 0,
  updatedAt: 0,
})

const mara = persona('Mara Voss')
const ike = persona('Ike')
const rene = persona('René')
const cast = [mara, ike, rene]
const ids = (text: string, personas: readonly Persona[] = cast, last: Persona | null = null) =>
  addressees(text, personas, last?.id ?? null)

describe('C4 who answers', () => {
  it.each<[string, readonly string[]]>([
    ['Ike, and then Mara, what do you say?', ['Ike', 'Mara Voss']],
    ['MARA VOSS! ike?', ['Mara Voss', 'Ike']],
    ["Mara's story, Ike’s story, Mara again", ['Mara Voss', 'Ike']],
    ['Rene and RENÉ and Rene\u0301', ['René']],
    ["James' dog and Ike'll tell", ['Ike']],
    ["C'est l'idée d'Ike", ['Ike']],
    ['«Mara»—(Ike)', ['Mara Voss', 'Ike']],
  ])('those mentioned by name, in the order mentioned: %s', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })

  it.each(['I like Marathon and Tamara', 'strike the bike', 'renegade', 'Mara-Lou came', 'mara_voss', 'Mara2'])(
    'a name that is part of another word is none: %s',
    (text) => {
      const expected = text === 'mara_voss' ? ['Mara Voss'] : ['René']
      expect(ids(text, cast, rene)).toEqual(expected)
    },
  )

  it('of two with the same first name the whole name decides', () => {
    const quinn = persona('Mara Quinn')
    const two = [mara, quinn, ike]
    expect(ids('Mara Quinn, hello', two)).toEqual(['Mara Quinn'])
    expect(ids('Ask mara quinn and Mara Voss', two)).toEqual(['Mara Quinn', 'Mara Voss'])
    expect(ids('Mara?', two)).toEqual(['Mara Voss'])
    expect(ids('Mara?', two, quinn)).toEqual(['Mara Quinn'])
    expect(ids('Mara?', [mara, persona('Mara')])).toEqual(['Mara'])
    expect(ids('Mara Quinn?', [mara, persona('Mara Quinn', false), ike], ike)).toEqual(['Ike'])
    expect(ids('Mara?', [persona('Mara Quinn', false), mara])).toEqual(['Mara Voss'])
  })

  it('a title is no first name, and a name inside a longer one is no mention', () => {
    const cast = [persona('Dr. Anna Lund'), persona('Captain Lund'), persona('Lund')]
    expect(ids('Anna, doctor, captain', cast)).toEqual(['Dr. Anna Lund'])
    expect(ids('Captain Lund, come in', cast)).toEqual(['Captain Lund'])
  })

  it.each([
    'Everyone, listen', 'hello everybody!', 'What do all of you think?', 'You all know', "y'all", 'Y’all ok?',
    'Was meint ihr alle?', 'Hallo zusammen', 'Bonjour à tous', 'TOUT LE MONDE', '¿Qué piensan todos ustedes?',
    'everyone in town sleeps', "everyone's asleep",
  ])('"everyone" is everyone: %s', (text) => {
    expect(ids(text)).toEqual(['Mara Voss', 'Ike', 'René'])
  })

  it('those named besides everyone come first, and those switched off never answer', () => {
    expect(ids('René first, then everyone')).toEqual(['René', 'Mara Voss', 'Ike'])
    expect(ids('Everyone, and Ike', [mara, persona('Ike', false), rene])).toEqual(['Mara Voss', 'René'])
    expect(ids('all of your friends, not everyones')).toEqual(['Mara Voss'])
  })

  it('nobody named: whoever was addressed last, else the first who is active, else nobody', () => {
    expect(ids('Hello?', cast, ike)).toEqual(['Ike'])
    expect(ids('Hello?', [mara, persona('Ike', false)], ike)).toEqual(['Mara Voss'])
    expect(ids('Ike?', [mara, persona('Ike', false)])).toEqual(['Mara Voss'])
    expect(ids('', [persona('Mara', false), ike])).toEqual(['Ike'])
    expect(ids('everyone', [persona('Mara', false)])).toEqual([])
    expect(ids('Hello?', [])).toEqual([])
  })

  it.each<[string, string]>([
    ['Мара, ты здесь?', 'Мара'],
    ['美咲さん、こんにちは', '美咲'],
    ['أهلا ليلى!', 'ليلى'],
    ['मीरा, सुनो', 'मीरा'],
    ['Şeyma’nın sesi', 'Şeyma'],
    ["O'Brien's here", "O'Brien"],
    ['jo-ann!', 'Jo-Ann'],
    ['strasse GRÖSS', 'Größ'],
  ])('in any script: %s', (text, name) => {
    expect(ids(text, [ike, persona('मारा'), persona(name)])).toEqual([name])
  })
})
