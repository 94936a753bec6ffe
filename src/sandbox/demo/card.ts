// Adaptive Cards, drawn by the official renderer with a host configuration that looks like Webex's.

import { Action, AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } from "adaptivecards";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const text = (main: string, subtle: string) => ({ default: main, subtle });
const colors = {
  default: text("#1f2429", "#5d6670"),
  dark: text("#1f2429", "#5d6670"),
  light: text("#ffffff", "#e6e9ec"),
  accent: text("#0b66b0", "#3a7fb8"),
  good: text("#1a6a45", "#3d7f60"),
  warning: text("#8a5300", "#9c7034"),
  attention: text("#a8241f", "#b5504c"),
};
const container = (backgroundColor: string) => ({
  backgroundColor,
  foregroundColors: Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, color])),
});

const look = new HostConfig({
  fontFamily: "inherit",
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#dfe3e8" },
  fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
  fontWeights: { lighter: 300, default: 400, bolder: 650 },
  imageSizes: { small: 40, medium: 80, large: 160 },
  supportsInteractivity: true,
  containerStyles: {
    default: container("#ffffff"),
    emphasis: container("#f3f5f7"),
    good: container("#e3f4ea"),
    warning: container("#fff0cf"),
    attention: container("#fde7e4"),
    accent: container("#e3f0fa"),
  },
  actions: {
    maxActions: 20,
    spacing: "default",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 10 },
  },
  adaptiveCard: { allowCustomStyle: false },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { suffix: " *", suffixColor: "attention", weight: "bolder" }, optionalInputs: { weight: "bolder" } },
    errorMessage: { color: "attention", spacing: "small" },
  },
});

/** Draws `content`. `submitted` gets what was filled in, `opened` the address of a link. */
export function draw(content: object, submitted: (inputs: object) => void, opened: (url: string) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = look;
  card.parse(content);
  card.onExecuteAction = (action: Action) => {
    if (action instanceof SubmitAction) submitted((action.data as object) ?? {});
    else if (action instanceof OpenUrlAction && action.url) opened(action.url);
  };
  const drawn = card.render();
  if (!drawn) throw new Error("the card could not be drawn");
  // A card's names for its parts are not this page's: two cards, or the page itself, may use the same.
  for (const part of drawn.querySelectorAll<HTMLElement>("[id]:not([id^=__ac])")) {
    part.dataset.field = part.id;
    part.removeAttribute("id");
  }
  return drawn;
}

/** A message's Markdown as elements; links call `opened`. */
export function drawMarkdown(source: string, opened: (url: string) => void): HTMLElement {
  const text = document.createElement("div");
  text.className = "text";
  text.innerHTML = markdown.render(source);
  for (const link of text.querySelectorAll("a")) {
    link.onclick = (event) => {
      event.preventDefault();
      opened(link.href);
    };
  }
  return text;
}
