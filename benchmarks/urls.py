from django.urls import include, path

from benchmarks import bare

urlpatterns = [path("bare/<int:rows>/", bare.table), path("", include("config.urls"))]
