"""Points a copy of the Terraform files at a mock of AWS on this machine: prepare.py FOLDER ADDRESS.

What the mock does not have is taken out of the copy: members of ElastiCache's groups, tags of scaling targets, services
that settle, and what a service says of its deployments and of its smaller settings. A state in S3 stands in a file.
"""
import glob
import json
import re
import sys

folder, address = sys.argv[1:]
SERVICES = ("acm applicationautoscaling ec2 ecr ecs elasticache elbv2 iam logs rds route53 s3 scheduler "
            "secretsmanager servicediscovery ssm sts").split()
MISSING = ("aws_elasticache_replication_group", "aws_elasticache_parameter_group", "aws_elasticache_cluster",
           "aws_elasticache_subnet_group",
           "aws_appautoscaling_target", "aws_appautoscaling_policy")

for path in glob.glob(folder + "/*.tf.json"):
    with open(path) as file:
        tree = json.load(file)
    resources = tree.get("resource", {})
    for kind in MISSING:
        resources.pop(kind, None)
    for service in resources.get("aws_ecs_service", {}).values():
        service["wait_for_steady_state"] = False
        service.pop("deployment_circuit_breaker", None)
        ignored = service.setdefault("lifecycle", {}).setdefault("ignore_changes", [])
        ignored += ["enable_execute_command", "health_check_grace_period_seconds", "availability_zone_rebalancing"]
    for data in resources.get("terraform_data", {}).values():
        if "depends_on" in data:
            data["depends_on"] = [name for name in data["depends_on"] if name.split(".")[0] not in MISSING]
    # What cannot be destroyed on purpose is destroyed at the end of the test.
    for kind, key in (("aws_db_instance", "deletion_protection"), ("aws_lb", "enable_deletion_protection")):
        for body in resources.get(kind, {}).values():
            if key in body:
                body[key] = False
            if kind == "aws_db_instance":
                body["skip_final_snapshot"] = True
    tree.get("terraform", {}).pop("backend", None)
    if "aws" in tree.get("provider", {}):
        tree["provider"]["aws"].update({
            "access_key": "test", "secret_key": "test", "skip_credentials_validation": True,
            "skip_metadata_api_check": True, "s3_use_path_style": True,
            "endpoints": {service: address for service in SERVICES}})
    text = json.dumps(tree, indent=2)
    text = re.sub(r"\$\{aws_elasticache_\w+\.[\w-]+\.\w+\}", "cache.invalid", text)
    with open(path, "w") as file:
        file.write(text)
