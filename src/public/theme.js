// A classic script in the head of every page, because it has to run before the first paint, and chrome.storage answers
// only after it. It reads what src/ui/theme.ts writes.
document.documentElement.style.colorScheme = localStorage.getItem('theme') ?? '';
