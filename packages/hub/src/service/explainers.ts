import { Explainer, type TrainedModel } from "@sales-hub/engine";

const explainers = new WeakMap<TrainedModel, Promise<Explainer>>();

/** The explainer of a model, whose trees are read when the first explanation is asked for. */
export function loadExplainer(model: TrainedModel): Promise<Explainer> {
  let explainer = explainers.get(model);
  if (!explainer) {
    explainer = Explainer.load(model);
    explainers.set(model, explainer);
  }
  return explainer;
}
