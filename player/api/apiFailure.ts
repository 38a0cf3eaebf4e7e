/** The server could not be asked, or did not answer in the way of schema.graphql. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
}
