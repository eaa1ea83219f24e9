/** Writes what AWS needs: ECS task definitions, and the Terraform that runs them. */
module dev.portolan.aws {
    requires dev.portolan.api;
    requires dev.portolan.github;
    requires dev.portolan.terraform;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides dev.portolan.spi.Provider with
            dev.portolan.aws.AwsProvider;
}
