// The count of unread messages in the page's title, while the page is out of sight.

/** Puts the count there, and takes it away again. */
export class PageTitle {
  /** What stands there because of us. */
  #ours: string | undefined;
  /** What stood there, to the letter: browsers tell a title without its outer spaces. */
  #theirs = "";

  draw(count: number): void {
    // Pages change their titles, and some replace the element.
    const element = document.head.querySelector("title");
    if (!element) return;
    const now = element.textContent;
    if (now !== this.#ours) this.#theirs = now;
    const wanted = document.hidden && count > 0 ? `(${count}) ${this.#theirs}` : this.#theirs;
    this.#ours = wanted === this.#theirs ? undefined : wanted;
    if (now !== wanted) element.textContent = wanted;
  }
}
