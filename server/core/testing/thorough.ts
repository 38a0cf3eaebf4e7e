/** How many times as many inputs as usual the fuzz tests are to try: `FUZZ=20 npm test -- fuzz`. */
export const thorough = Number(process.env['FUZZ'] ?? 1)
