import io.dekorate.kubernetes.annotation.Container;
import io.dekorate.kubernetes.annotation.Env;
import io.dekorate.kubernetes.annotation.KubernetesApplication;
import io.dekorate.kubernetes.annotation.Port;

// An annotated class becomes one Deployment and its Service: the other two processes are containers beside the first.
// @env stands for the 20 names, which run puts there.
@KubernetesApplication(
        name = "shop",
        ports = @Port(name = "http", containerPort = 3000),
        command = {"bundle", "exec", "puma", "-p", "3000"},
        envVars = {@env},
        sidecars = {
            @Container(
                    image = "acme/shop:1",
                    name = "worker",
                    command = {"bundle", "exec", "sidekiq"},
                    envVars = {@env}),
            @Container(
                    image = "acme/shop:1",
                    name = "clock",
                    command = {"bundle", "exec", "clockwork", "lib/clock.rb"},
                    envVars = {@env})
        })
class Shop {}
