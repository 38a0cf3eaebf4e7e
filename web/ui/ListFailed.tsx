/** In the place of a list that cannot be asked for right now (W4). */
export function ListFailed({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <p className="error" role="alert">
      The list cannot be had right now.{' '}
      <button className="button" type="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  )
}
