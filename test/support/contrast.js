// Runs in the page: texts in sight with less contrast than WCAG AA asks for. Its last expression is the answer.
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  /** Colours laid one over the other, as [red, green, blue]. */
  function paint(colours) {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function luminance(colours) {
    const [red, green, blue] = paint(colours).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function grounds(element) {
    if (element === null) return ['Canvas'];
    return [...grounds(element.parentElement), getComputedStyle(element).backgroundColor];
  }

  function isRead(element) {
    const words = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
    const aside = element.closest('.unseen, script, noscript, [disabled]') !== null;
    return words && !aside && element.checkVisibility({ visibilityProperty: true });
  }

  function ratioOf(element) {
    const behind = grounds(element);
    const text = luminance([...behind, getComputedStyle(element).color]);
    const ground = luminance(behind);
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }

  function neededBy(element) {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
  }

  return [...document.querySelectorAll('body *')]
    .filter((element) => isRead(element) && ratioOf(element) < neededBy(element))
    .map(
      (element) => `${ratioOf(element).toFixed(2)} ${element.className}: ${element.textContent}`,
    );
})();
