"""The clients of AWS that deploying needs."""

import boto3

from preflight import BUILT


class Aws:
    def __init__(self, region):
        self.session = boto3.Session(region_name=region)
        self.clients = {}
        self.built = BUILT

    def client(self, service, region=None):
        if (service, region) not in self.clients:
            self.clients[service, region] = self.session.client(service, region_name=region)
        return self.clients[service, region]

    def regions(self, service):
        """Where a service is, in the partition of this region: Amazon's own, one of a government, or Europe's sovereign one."""
        partition = self.session.get_partition_for_region(self.session.region_name)
        return self.session.get_available_regions(service, partition_name=partition)
