// Looks at the page as it stands, for whoever has big fingers, little sight or a small window. Each question answers what
// is wrong, one sentence each: nothing is right.
(() => {
  if (window.look) return;
  const TARGET = 44;
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]';
  const WORDS = 'h1, h2, h3, p, dt, dd, li, label, legend, summary, button, a';

  /** What can be used now: a dialog that is open shuts out everything else. */
  const root = () => document.querySelector('dialog[open]') ?? document.body;
  const seen = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen') && one.getClientRects().length > 0;
  const all = (css) => [...root().querySelectorAll(css)].filter(seen);
  const controls = () => all(CONTROLS).filter((one) => !one.disabled && one.tabIndex >= 0);
  /** Where keys stop: of the choices of one question only the chosen one, or the first. */
  const stops = () => controls().filter((one) => {
    if (one.type !== 'radio') return true;
    const group = controls().filter(({ name }) => name === one.name);
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  });
  const name = (one) =>
    `<${one.localName}${one.id ? ` #${one.id}` : ''}> «${one.textContent.trim().replace(/\s+/g, ' ').slice(0, 50)}»`;
  const hasOwnWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  /** A link inside a sentence is as high as the sentence. */
  const inSentence = (one) => one.localName === 'a' && getComputedStyle(one).display === 'inline' && hasOwnWords(one.parentElement);
  /** A field may be pressed by its label too. */
  const area = (one) => (one.labels?.[0] ?? one.closest('label') ?? one).getBoundingClientRect();

  function hit(one) {
    const { left, top, width, height } = one.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]];
    return points.some(([x, y]) => {
      const found = document.elementFromPoint(left + width * x, top + height * y);
      return found && (one.contains(found) || found.contains(one) || one.closest('label')?.contains(found));
    });
  }

  function covered(one) {
    // What lets presses through is seen all the same.
    if (getComputedStyle(one).pointerEvents === 'none') return false;
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    return !hit(one);
  }

  function clipped(one) {
    for (let box = one; box && box !== document.documentElement; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      if (box === one && hides(overflowX) && box.scrollWidth > box.clientWidth + 1) return true;
      if (box === one && hides(overflowY) && box.scrollHeight > box.clientHeight + 1) return true;
      if (box !== one && hides(overflowX)) {
        const [inner, outer] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
        if (inner.left < outer.left - 1 || inner.right > outer.right + 1) return true;
      }
    }
    return false;
  }

  /** Words that run over the edge of what is pressed lie on top of what comes next. */
  const spills = (one) => one.localName !== 'input' && one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 1;

  window.look = {
    stops,
    hit,
    name,
    fits() {
      const { scrollWidth } = document.documentElement;
      const wrong = scrollWidth > innerWidth ? [`${scrollWidth} wide, scrolls sideways`] : [];
      for (const one of all(`${WORDS}, video, svg`)) {
        const { left, right } = one.getBoundingClientRect();
        if (left < -1 || right > innerWidth + 1) wrong.push(`beyond the edge: ${name(one)}`);
        else if (hasOwnWords(one) && clipped(one)) wrong.push(`cut off: ${name(one)}`);
      }
      for (const one of controls()) if (spills(one)) wrong.push(`words run over its edge: ${name(one)}`);
      const was = [scrollX, scrollY];
      for (const one of [...controls(), ...all(WORDS).filter(hasOwnWords)]) if (covered(one)) wrong.push(`covered: ${name(one)}`);
      scrollTo(...was);
      return [...new Set(wrong)];
    },
    targets() {
      return controls()
        .filter((one) => !inSentence(one))
        .filter((one) => area(one).width < TARGET || area(one).height < TARGET)
        .map((one) => `a target of ${area(one).width.toFixed()} × ${area(one).height.toFixed()}: ${name(one)}`);
    },
    stillness() {
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
      return moving.map(({ effect }) => `moves: ${name(effect.target)}`);
    },
    /** What stands under the keys now, and whether one can see it. */
    focus() {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return { index: stops().indexOf(one), name: name(one), marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, hit: hit(one) };
    },
    async axe(tags) {
      const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`));
    },
  };

  // What a screen reader would say: the live regions, as they change.
  window.heard = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest('[aria-live], [role=status], [role=alert]');
      const said = region?.textContent.trim();
      if (said) heard.push(said);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
