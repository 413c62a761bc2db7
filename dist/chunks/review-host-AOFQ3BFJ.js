export{createReviewHost_4 as createReviewHost}from"./github-at-once.js";
