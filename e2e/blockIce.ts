/**
 * Runs in the page, before its own scripts: whatever address the other side offers, it is one that is
 * nobody's (RFC 5737).
 */
export function blockIce(): void {
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    override setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
      const nowhere = sdp.replace(/(?<=a=candidate:\S+ \d \S+ \d+ )\S+/g, '192.0.2.1')
      return super.setRemoteDescription({ type, sdp: nowhere })
    }
  }
}
