import { Component, type ReactNode } from "react";

interface Props {
  /** Shown once the children have failed. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps the failure of a part that can be done without from taking the rest of the page with it. */
export class OrElse extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
