import { Component, type ComponentChildren } from "preact";
import { texts } from "../i18n";

/** What a part of the page shows if drawing it failed: the rest goes on, and the person is told what to do. */
export class Boundary extends Component<{ children: ComponentChildren }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ hasFailed: true });
  }

  override render() {
    if (!this.state.hasFailed) {
      return this.props.children;
    }
    const t = texts.value;
    return (
      <div class="empty large" role="alert">
        <p>{t.drawingFailed}</p>
        <button class="button primary" onClick={() => location.reload()}>{t.reload}</button>
      </div>
    );
  }
}
