import { z } from 'zod'

/**
 * What of mediasoup's structures the server takes, no longer and no deeper than any client's is. mediasoup itself
 * matches MIME types with an expression that takes seconds for a long one, takes payload types beyond 127, and keeps
 * whatever else it is given.
 */
const Text = z.string().max(256)
const whole = (min: number, max: number) => z.int().min(min).max(max)
const Parameters = z
  .record(Text, z.union([Text, z.number(), z.boolean(), z.null()]))
  .refine((all) => Object.keys(all).length <= 64, 'It has at most 64 entries.')
const Feedback = z.object({ type: Text, parameter: Text.nullish() })
const codec = {
  mimeType: Text,
  clockRate: whole(1, 1_000_000),
  channels: whole(1, 8).nullish(),
  parameters: Parameters.nullish(),
  rtcpFeedback: z.array(Feedback).max(32).nullish(),
}
const PayloadType = whole(0, 127)
const ExtensionId = whole(1, 255)
const Ssrc = whole(0, 2 ** 32 - 1)

const fingerprint = /^[0-9a-f]{2}(:[0-9a-f]{2}){19,63}$/i
export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(200).regex(fingerprint, 'It has to be pairs of hexadecimal digits with colons between.'),
      }),
    )
    .min(1)
    .max(16),
})

export const RtpParameters = z.object({
  mid: Text.nullish(),
  msid: Text.nullish(),
  codecs: z.array(z.object({ ...codec, payloadType: PayloadType })).min(1).max(64),
  headerExtensions: z
    .array(z.object({ uri: Text, id: ExtensionId, encrypt: z.boolean().nullish(), parameters: Parameters.nullish() }))
    .max(64)
    .nullish(),
  encodings: z
    .array(
      z.object({
        ssrc: Ssrc.optional(),
        rid: Text.optional(),
        codecPayloadType: PayloadType.optional(),
        rtx: z.object({ ssrc: Ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: Text.optional(),
        maxBitrate: whole(0, 2 ** 32 - 1).optional(),
      }),
    )
    .max(16)
    .nullish(),
  rtcp: z.object({ cname: Text.optional(), reducedSize: z.boolean().optional() }).nullish(),
})

const Kind = z.enum(['audio', 'video'])
export const RtpCapabilities = z.object({
  codecs: z.array(z.object({ ...codec, kind: Kind, preferredPayloadType: PayloadType.nullish() })).max(200).nullish(),
  headerExtensions: z
    .array(
      z.object({
        kind: Kind,
        uri: Text,
        preferredId: ExtensionId,
        preferredEncrypt: z.boolean().nullish(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).nullish(),
      }),
    )
    .max(200)
    .nullish(),
})
