// How good the line of a call is, read from what the browser counts and put into one of three words.

export type Line = 'good' | 'weak' | 'very-weak';

const READ_EVERY = 3_000;
/** One bad moment is no news: the word changes when so many readings in a row say the same. */
const SAME_READINGS = 3;

/** From here on people begin to interrupt each other, and pictures to freeze. */
const WEAK = { lost: 0.04, seconds: 0.5 };
/** From here on words get lost. */
const VERY_WEAK = { lost: 0.15, seconds: 1.2 };

/** One reading: the worst share of lost packets, and the time there and back. */
interface Reading {
  lost: number;
  seconds: number;
}

export interface LineListener {
  /** Each reading. */
  read(line: Line): void;
  /** The word has changed, and stayed so for a while. */
  changed(line: Line): void;
}

export class LineWatch {
  #timer: number | undefined;
  #counts: Counts = { received: 0, lost: 0 };
  #shown: Line | undefined;
  #last: Line | undefined;
  #same = 0;

  constructor(
    private readonly stats: () => Promise<RTCStatsReport | undefined>,
    private readonly listener: LineListener,
  ) {}

  start(): void {
    this.stop();
    this.#timer = setInterval(() => void this.#read().catch(() => undefined), READ_EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#shown = this.#last = undefined;
    this.#same = 0;
    this.#counts = { received: 0, lost: 0 };
  }

  async #read(): Promise<void> {
    const report = await this.stats();
    if (!report) return;
    const line = worded(this.#reading(report));
    this.#same = line === this.#last ? this.#same + 1 : 1;
    this.#last = line;
    this.listener.read(line);
    if (this.#same < SAME_READINGS || line === this.#shown) return;
    this.#shown = line;
    this.listener.changed(line);
  }

  #reading(report: RTCStatsReport): Reading {
    const sent = [...report.values()].filter(({ type }) => type === 'remote-inbound-rtp');
    const pairs = [...report.values()].filter(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
    const now = counted(report);
    const [received, lost] = [now.received - this.#counts.received, now.lost - this.#counts.lost];
    this.#counts = now;
    const onTheWayIn = received > 0 && lost > 0 ? lost / (received + lost) : 0;
    return {
      lost: Math.max(onTheWayIn, ...sent.map(({ fractionLost }) => Number(fractionLost) || 0)),
      seconds: Math.max(0, ...[...sent, ...pairs].map((one) => Number(one.roundTripTime ?? one.currentRoundTripTime) || 0)),
    };
  }
}

/** Packets that have come in, and not, since the call began. */
interface Counts {
  received: number;
  lost: number;
}

function counted(report: RTCStatsReport): Counts {
  const counts = { received: 0, lost: 0 };
  report.forEach(({ type, packetsReceived, packetsLost }: { type: string; packetsReceived?: number; packetsLost?: number }) => {
    if (type !== 'inbound-rtp') return;
    counts.received += packetsReceived ?? 0;
    counts.lost += packetsLost ?? 0;
  });
  return counts;
}

function worded({ lost, seconds }: Reading): Line {
  if (lost > VERY_WEAK.lost || seconds > VERY_WEAK.seconds) return 'very-weak';
  return lost > WEAK.lost || seconds > WEAK.seconds ? 'weak' : 'good';
}
