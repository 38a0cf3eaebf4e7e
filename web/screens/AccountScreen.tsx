import { useApi } from '../api/apiContext.ts'
import { DeleteMyDataDocument, ExportMyDataDocument } from '../api/generated/graphql.ts'
import { Account, type AccountAnswer } from '../ui/Account.tsx'

/** The account menu of every page: what is known of the player is theirs (E17). */
export function AccountScreen(props: { readonly name: string; readonly onSignOut: () => void }) {
  const { name, onSignOut } = props
  const api = useApi()

  async function take(): Promise<AccountAnswer> {
    const { exportMyData } = await api.ask(ExportMyDataDocument, {})
    if (exportMyData.__typename !== 'DataExport') return { failure: exportMyData.message }
    // The browser fetches it by itself: it can be large, and the path works once.
    const link = document.createElement('a')
    link.href = exportMyData.path
    link.download = ''
    link.click()
    return { done: 'It is on its way to your downloads.' }
  }

  async function forget(typed: string): Promise<AccountAnswer> {
    const { deleteMyData } = await api.ask(DeleteMyDataDocument, { name: typed })
    if (deleteMyData.__typename !== 'DataDeleted') return { failure: deleteMyData.message }
    onSignOut()
    return { done: 'Everything is deleted.' }
  }

  return <Account name={name} onSignOut={onSignOut} onExport={take} onDelete={forget} />
}
