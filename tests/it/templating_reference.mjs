// Expands templates with the reference implementation of the Adaptive Cards template language.
// Standard input: [{"template": …, "data": …}, …]; standard output: [{"value": …} or {"error": "…"}, …].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Template } = createRequire(import.meta.url)("adaptivecards-templating");

const expand = ({ template, data }) => {
  try {
    return { value: new Template(template).expand({ $root: data }) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
};

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(expand)));
