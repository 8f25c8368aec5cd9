// The keyboard goes to the cabinet from the first moment on.
window.addEventListener("load", () => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) keys.focus();
});
