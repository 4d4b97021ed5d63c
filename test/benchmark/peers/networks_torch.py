"""PyTorch on the CPU, as peer of networks.py: eager, and compiled."""

import torch
from torch import nn


def title(how):
    return f"PyTorch {torch.__version__}, {how}, {torch.get_num_threads()} threads"


def network(work):
    modules = []
    for l, (w, b) in enumerate(work.layers):
        layer = nn.Linear(w.shape[1], w.shape[0])
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(w))
            layer.bias.copy_(torch.from_numpy(b))
        modules += [layer] if l == len(work.layers) - 1 else [layer, nn.ReLU()]
    return nn.Sequential(*modules)


def batches(work):
    order = torch.randperm(len(work.x)) if work.order is None else torch.from_numpy(work.order)
    return order.split(work.batch)


def classifier(model, work):
    x, y = torch.from_numpy(work.test_x), torch.from_numpy(work.test_y)

    @torch.no_grad()
    def misclassified():
        return (model(x).argmax(1) != y).float().mean().item()

    return misclassified


def eager():
    """The loop that everybody writes."""

    def begin(work):
        x, y = torch.from_numpy(work.x), torch.from_numpy(work.y)
        model = network(work)
        optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
        criterion = nn.CrossEntropyLoss()

        def train():
            losses = []
            for batch in batches(work):
                optimiser.zero_grad()
                loss = criterion(model(x[batch]), y[batch])
                loss.backward()
                optimiser.step()
                losses.append(loss.detach())
            return torch.stack(losses).mean().item()

        return train, classifier(model, work)

    return title("eager"), begin


def compiled():
    """The whole step in one compiled function, gather and update included: measured to be faster than the loop above
    with a compiled model, whose gather, backward pass and update are called one by one."""

    def begin(work):
        torch._dynamo.reset()
        x, y = torch.from_numpy(work.x), torch.from_numpy(work.y)
        model = network(work)
        parameters = {name: p.detach() for name, p in model.named_parameters()}

        def loss(parameters, x, y):
            return nn.functional.cross_entropy(torch.func.functional_call(model, parameters, (x,)), y)

        derivative = torch.func.grad_and_value(loss)

        @torch.compile
        def step(parameters, x, y, batch):
            gradients, value = derivative(parameters, x.index_select(0, batch), y.index_select(0, batch))
            for name, p in parameters.items():
                p.sub_(gradients[name], alpha=0.1)
            return value

        @torch.no_grad()
        def train():
            return torch.stack([step(parameters, x, y, batch) for batch in batches(work)]).mean().item()

        return train, classifier(model, work)

    return title("torch.compile of the whole step"), begin
