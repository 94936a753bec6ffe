// The far end of the guests' media: one RTCPeerConnection a guest, which answers the offers that the simulated Webex cloud
// relays. Every guest gets the host's picture and the sound of everybody else.

type Guest = {
  connection: RTCPeerConnection;
  session: string;
  remote: MediaStream;
  mix: { out: MediaStreamAudioDestinationNode; heard: MediaStreamAudioSourceNode[] } | undefined;
};

const GATHERING_LIMIT_MS = 3000;

/** All guests' connections, and the host's own camera and microphone that they are sent. */
export class FarEnd {
  private guests = new Map<string, Guest>();
  private sound: AudioContext | undefined;

  constructor(
    private own: MediaStream,
    private show: (participant: string, stream: MediaStream) => void,
  ) {}

  /** Answers an offer. A new offer of the same session changes the connection that is there; any other replaces it. */
  async answer(participant: string, sdp: string): Promise<string> {
    const session = sessionOf(sdp);
    let guest = this.guests.get(participant);
    if (!guest || guest.session !== session || guest.connection.connectionState === "failed") {
      this.drop(participant);
      guest = this.open(participant, session);
    }
    const { connection } = guest;
    await connection.setRemoteDescription({ type: "offer", sdp });
    await this.attachOwn(guest);
    await connection.setLocalDescription(await connection.createAnswer());
    await gathered(connection);
    this.remix();
    return connection.localDescription?.sdp ?? "";
  }

  /** Offers to hold the media of a guest who is connected elsewhere: `template` says what their browser can do. */
  async takeOver(participant: string, template: string): Promise<string> {
    this.drop(participant);
    const guest = this.open(participant, sessionOf(template));
    const { connection } = guest;
    await connection.setRemoteDescription({ type: "offer", sdp: template });
    await this.attachOwn(guest);
    await connection.setLocalDescription(await connection.createAnswer());
    await connection.setLocalDescription(await connection.createOffer());
    await gathered(connection);
    return connection.localDescription?.sdp ?? "";
  }

  /** The guest's answer to that offer. */
  async accepted(participant: string, sdp: string): Promise<void> {
    await this.guests.get(participant)?.connection.setRemoteDescription({ type: "answer", sdp });
    this.remix();
  }

  /** Forgets everyone who is not in `present`. */
  keep(present: Set<string>): void {
    for (const participant of [...this.guests.keys()]) if (!present.has(participant)) this.drop(participant);
    this.remix();
  }

  /** Hangs up on everybody. */
  close(): void {
    this.keep(new Set());
    void this.sound?.close();
    this.sound = undefined;
  }

  private open(participant: string, session: string): Guest {
    const connection = new RTCPeerConnection();
    const guest: Guest = { connection, session, remote: new MediaStream(), mix: undefined };
    connection.ontrack = ({ track, transceiver }) => {
      // The third line of the SDK's offer is for shared screens; the first of each kind is the person.
      const first = connection.getTransceivers().find((one) => one.receiver.track.kind === track.kind);
      if (first !== transceiver) return;
      guest.remote.addTrack(track);
      this.show(participant, guest.remote);
      this.remix();
    };
    this.guests.set(participant, guest);
    return guest;
  }

  private async attachOwn({ connection }: Guest): Promise<void> {
    for (const kind of ["audio", "video"]) {
      const line = connection.getTransceivers().find((one) => one.receiver.track.kind === kind);
      if (!line) continue;
      line.direction = "sendrecv";
      if (!line.sender.track) await line.sender.replaceTrack(this.own.getTracks().find((t) => t.kind === kind) ?? null);
    }
  }

  /** With one guest the microphone goes out as it is; with several, each gets a mix of everybody else. */
  private remix(): void {
    const microphone = this.own.getAudioTracks()[0];
    for (const [participant, guest] of this.guests) {
      guest.mix?.heard.forEach((source) => source.disconnect());
      guest.mix = undefined;
      const line = guest.connection.getTransceivers().find((one) => one.receiver.track.kind === "audio");
      if (!line || line.currentDirection === null) continue;
      const track = this.guests.size > 1 ? this.mixFor(participant, guest) : microphone;
      if (line.sender.track !== track) void line.sender.replaceTrack(track ?? null);
    }
  }

  private mixFor(participant: string, guest: Guest): MediaStreamTrack | undefined {
    this.sound ??= new AudioContext();
    const context = this.sound;
    const out = context.createMediaStreamDestination();
    const others = [...this.guests].filter(([id]) => id !== participant).map(([, other]) => other.remote);
    const heard = [this.own, ...others]
      .filter((stream) => stream.getAudioTracks().length > 0)
      .map((stream) => context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())));
    heard.forEach((source) => source.connect(out));
    guest.mix = { out, heard };
    return out.stream.getAudioTracks()[0];
  }

  private drop(participant: string): void {
    const guest = this.guests.get(participant);
    guest?.mix?.heard.forEach((source) => source.disconnect());
    guest?.connection.close();
    this.guests.delete(participant);
  }
}

/** The number that a browser gives to one connection, whatever it offers later. */
function sessionOf(sdp: string): string {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1] ?? "";
}

/** Offers and answers carry all candidates at once: there is no channel for late ones. */
async function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === "complete") return;
  await new Promise<void>((done) => {
    const limit = setTimeout(done, GATHERING_LIMIT_MS);
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState !== "complete") return;
      clearTimeout(limit);
      done();
    });
  });
}
