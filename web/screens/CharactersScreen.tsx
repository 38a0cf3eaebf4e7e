import { useEffect, useRef, useState } from 'react'
import { conversationsPath } from '../route.ts'
import { CharacterCard, editId } from '../ui/CharacterCard.tsx'
import { CharacterForm } from '../ui/CharacterForm.tsx'
import { Heading } from '../ui/Heading.tsx'
import { useAttempt } from './useAttempt.ts'
import { useCharacters } from './useCharacters.ts'

type Edited =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly id: string }

/** The cast: everybody there is to talk with (C1). */
export function CharactersScreen() {
  const { characters, loading, failed, again, create, change } = useCharacters()
  const [edited, setEdited] = useState<Edited>({ kind: 'none' })
  const creating = useAttempt(create)
  const changing = useAttempt(change)
  const switching = useAttempt(change)

  // Whoever closes a form by the keyboard is where they opened it.
  const cameFrom = useRef<string | null>(null)
  useEffect(() => {
    if (edited.kind === 'none' && cameFrom.current !== null)
      document.getElementById(cameFrom.current)?.focus()
  }, [edited])

  function edit(which: Edited): void {
    if (which.kind !== 'none') cameFrom.current = editId(which.kind === 'known' ? which.id : 'new')
    creating.forget()
    changing.forget()
    setEdited(which)
  }

  return (
    <main className="missions cast">
      <header className="page-head">
        <Heading>Characters</Heading>
        <p className="quiet">
          Everybody you can talk with. Those who are switched on answer in{' '}
          <a href={conversationsPath}>your conversations</a>, from one moment to the next.
        </p>
      </header>
      {edited.kind === 'new' ? (
        <CharacterForm
          busy={creating.busy}
          failure={creating.failure}
          onEdit={creating.forget}
          onSave={(wish) => void creating.run(wish).then((done) => done && edit({ kind: 'none' }))}
          onCancel={() => edit({ kind: 'none' })}
        />
      ) : (
        <p>
          <button
            id={editId('new')}
            className="button button--main"
            type="button"
            onClick={() => edit({ kind: 'new' })}
          >
            New character
          </button>
        </p>
      )}
      {(failed || switching.failure) && (
        <p className="error" role="alert">
          {switching.failure?.message ?? 'The cast cannot be had right now.'}{' '}
          <button className="button" type="button" onClick={again}>
            Try again
          </button>
        </p>
      )}
      <section aria-labelledby="characters-title">
        <h2 id="characters-title">Your characters</h2>
        {!failed && loading && characters.length === 0 && (
          <p className="quiet">Looking for your characters…</p>
        )}
        <ul className="missions-list cast-list" aria-labelledby="characters-title">
          {characters.map((character) => (
            <li key={character.id}>
              {edited.kind === 'known' && edited.id === character.id ? (
                <CharacterForm
                  known={character}
                  busy={changing.busy}
                  failure={changing.failure}
                  onEdit={changing.forget}
                  onSave={(wish) =>
                    void changing
                      .run({ characterId: character.id, ...wish })
                      .then((done) => done && edit({ kind: 'none' }))
                  }
                  onCancel={() => edit({ kind: 'none' })}
                />
              ) : (
                <CharacterCard
                  character={character}
                  onSwitch={(active) => void switching.run({ characterId: character.id, active })}
                  onEdit={() => edit({ kind: 'known', id: character.id })}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
