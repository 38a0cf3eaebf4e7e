/** The first stop of the keyboard: past the way to everything, to what this page is about (W3). */
export function SkipLink() {
  return (
    <a
      className="skipLink"
      href="#heading"
      onClick={(event) => {
        // The address is about the page, not about where one reads.
        event.preventDefault()
        document.getElementById('heading')?.focus()
      }}
    >
      Skip to the page
    </a>
  )
}
