import { ActionIcon } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ComponentPropsWithRef } from "react";

interface Props extends Pick<ComponentPropsWithRef<"button">, "ref" | "onPointerEnter" | "onFocus" | "onClick"> {
  /** The number in question. */
  of: string;
}

/** Opens where a number is from; passes on what a popover adds to the button that opens it. */
export const SourceButton = ({ of, ...rest }: Props) => (
  <ActionIcon variant="subtle" size={28} aria-label={`Where is this number from? ${of}`} {...rest}>
    <IconInfoCircle size={18} stroke={1.7} aria-hidden="true" />
  </ActionIcon>
);
