export{review_51 as review}from"./review-at-once.js";
