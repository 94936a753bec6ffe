// Between the lobby and the call: what this browser cannot do, and what the person has to say first.
import { callAttention } from './attention';
import type { Wish } from './call';
import { h264Comes, isInApp, obstacle } from './capability';
import type { HelpStep } from './contract';
import { DataCard } from './data';
import { Doors } from './doors';
import { keptOr } from './kept';
import { byId, show, type Screen } from './screens';
import { dataIsDear, fetchSdkEarly } from './sdk';
import type { Service } from './service';
import type { Texts } from './texts';
import { hush, say } from './voice';

export class Turn {
  /** How the call is to begin; kept when it begins again, and over a reload. */
  readonly wish: Wish = keptOr('wish', { cap: 'automatic', audioOnly: false });
  /** What keeps this browser from making calls, in the words of where somebody is stuck. */
  readonly obstacle: Promise<HelpStep | undefined>;
  #doors: Doors | undefined;
  #data: DataCard | undefined;
  #called = false;

  /** `chosen` is told when the person has said what the call may cost. */
  constructor(
    private readonly service: Service,
    private readonly texts: Texts,
    private readonly chosen: () => void,
  ) {
    this.obstacle = this.#look();
    void this.obstacle.then((found) => (found ? undefined : this.#prepare())).catch(() => undefined);
  }

  /** It is this person's turn; resolves with whether the call can begin now. */
  async comes(): Promise<boolean> {
    if (!this.#called) {
      callAttention();
      hush();
      say(this.texts.say('call-spoken-turn'));
    }
    this.#called = true;
    if (await this.obstacle) {
      await this.otherWays();
      return false;
    }
    const card = this.#data;
    if (card && !card.said) this.#show('choosing', byId('data'));
    await card?.word;
    return true;
  }

  /** The place is kept, and the person waits again. */
  goes(): void {
    this.#called = false;
    byId('lobby-choices').append(byId('data'), byId('doors'));
  }

  async otherWays(): Promise<void> {
    byId('data').hidden = true;
    this.#show('ways', byId('doors'));
    await this.#theDoors().drawWays();
  }

  async #look(): Promise<HelpStep | undefined> {
    const found = obstacle() ?? (await this.#lookForCodec());
    if (found) {
      this.#theDoors().draw(found, false);
      byId('lobby-lead').textContent = this.texts.say('lobby-blocked-lead');
    } else if (isInApp()) this.#theDoors().draw('in-app', true);
    return found === 'insecure' ? 'unsupported' : found;
  }

  async #lookForCodec(): Promise<'no-h264' | undefined> {
    const line = byId('codec');
    const there = await h264Comes(() => (line.hidden = false));
    line.hidden = true;
    return there ? undefined : 'no-h264';
  }

  /** The large part of the call is fetched while the person waits, or when they have said so. */
  async #prepare(): Promise<void> {
    if (!dataIsDear()) return fetchSdkEarly();
    this.wish.cap = 'save';
    this.#data = new DataCard(this.texts, this.wish);
    await this.#data.word;
    fetchSdkEarly();
    this.chosen();
  }

  #theDoors(): Doors {
    this.#doors ??= new Doors(this.service, this.texts);
    return this.#doors;
  }

  #show(screen: Screen, choices: HTMLElement): void {
    byId('turn-choices').append(choices);
    show(screen, this.texts.say('call-turn-title'));
  }
}
