-- Nothing yet: the step of venues and classes stands here.
SELECT 1;
