/** Follows the reader's choice of light or dark; state is always said in words, and not by colour alone. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 0 auto; padding: 1rem; color: #1b1b1f; background: #fff; }
a { color: #0b57d0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; }
section { border-top: 1px solid #767680; margin-top: 1.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #c4c4cc; }
code { font-size: .875rem; overflow-wrap: anywhere; }
.OUT_OF_DATE { color: #a50e0e; }
:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e6ea; background: #16161a; }
  a { color: #a8c7fa; }
  th, td { border-color: #4a4a52; }
  .OUT_OF_DATE { color: #ffb4ab; }
  :focus-visible { outline-color: #a8c7fa; }
}`;
