// A classic script in the head of every page but the popup, which is shown once its own script has run, because it has to run before the first paint, and chrome.storage answers
// only after it. It reads what src/ui/theme.ts writes.
document.documentElement.style.colorScheme = localStorage.getItem('theme') ?? '';
